import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, type Json, refusal, textIn, zipRows } from './payload.js';
import { seconds } from './request-time.js';
import type { Answer, Table } from './venue.js';

const intervals = {
  '1m': '1m',
  '2m': '2m',
  '5m': '5m',
  '15m': '15m',
  '30m': '30m',
  '1h': '60m',
  '1d': '1d',
  '1w': '1wk',
  '1M': '1mo',
  '3M': '3mo',
};

/** Yahoo Finance's chart: columns, with nulls where nothing was traded. Not documented by Yahoo. */
export const yahoo: Venue = defineVenue({
  name: 'yahoo',
  pages: ['https://docs.rs/yahoo_finance_api/4.1.0/src/yahoo_finance_api/quotes.rs.html'],
  read,
  history: {
    host: 'https://query1.finance.yahoo.com',
    path: ({ symbol }) => `/v8/finance/chart/${encodeURIComponent(symbol)}`,
    query: ({ interval, from, to }) => ({
      period1: seconds(from),
      period2: seconds(to),
      interval,
      includePrePost: 'false',
    }),
    intervals,
    pageBars: 2000, // a minute's bars are given for a week, others for as long as there are any
    limit: { requests: 60, perMs: 60_000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  const chart = isJson(payload) ? (payload['chart'] ?? payload['finance']) : undefined;
  if (!isJson(chart)) return undefined;
  const { error, result } = chart;
  if (isJson(error)) return { refusal: refusal(error['code'], error['description']) };
  return Array.isArray(result) ? { tables: result.filter(isJson).map(tableOf) } : undefined;
}

function tableOf({ meta, timestamp, indicators }: Json): Table {
  const { symbol, dataGranularity, regularMarketTime } = isJson(meta) ? meta : ({} as Json);
  const quotes = isJson(indicators) ? indicators['quote'] : undefined;
  const quote: Json = Array.isArray(quotes) && isJson(quotes[0]) ? quotes[0] : {};
  const { open, high, low, close, volume } = quote;
  const rows = zipRows([timestamp, open, high, low, close, volume]);
  return {
    rows,
    layout: sixCells,
    unit: 's',
    symbol: textIn(symbol),
    timeframe: Object.entries(intervals).find(([, word]) => word === dataGranularity)?.[0],
    // While the market is open the last row is the price of this moment, stamped with it.
    isClosed: (row: readonly unknown[]) =>
      row === rows.at(-1) && rows.length > 1 && row[0] === regularMarketTime ? false : undefined,
  };
}
