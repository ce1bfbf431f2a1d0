import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoDay } from './request-time.js';
import type { Answer, Table } from './venue.js';

const clock = {
  '1m': '1min',
  '5m': '5min',
  '15m': '15min',
  '30m': '30min',
  '1h': '1hour',
  '4h': '4hour',
};

/** Tiingo: prices of days, of IEX by the minute, of currencies, and of crypto by ticker. */
export const tiingo: Venue = defineVenue({
  name: 'tiingo',
  pages: [
    'https://www.tiingo.com/documentation/end-of-day',
    'https://www.tiingo.com/documentation/iex',
    'https://www.tiingo.com/documentation/crypto',
    'https://www.tiingo.com/documentation/forex',
  ],
  read,
  history: {
    host: 'https://api.tiingo.com',
    path: ({ symbol, interval }) =>
      `/${interval === 'daily' ? 'tiingo/daily' : 'iex'}/${encodeURIComponent(symbol)}/prices`,
    query: ({ interval, from, to }) => ({
      startDate: isoDay(from),
      endDate: isoDay(to - 1),
      resampleFreq: interval,
      ...(interval === 'daily' ? {} : { columns: 'open,high,low,close,volume' }),
    }),
    intervals: { ...clock, '1d': 'daily' },
    pageBars: 10_000,
    limit: { requests: 50, perMs: 3_600_000 },
    paging: 'windows',
  },
});

function read(payload: unknown): Answer {
  if (isJson(payload)) {
    const said = payload['detail'] ?? payload['message'];
    return said === undefined ? undefined : { refusal: refusal('', said) };
  }
  if (!Array.isArray(payload)) return undefined;
  const coins = payload.filter((part) => isJson(part) && 'priceData' in part) as Json[];
  if (coins.length > 0) {
    return { tables: coins.map((part) => tableOf(part['priceData'], textIn(part['ticker']))) };
  }
  const first: unknown = payload[0];
  return { tables: [tableOf(payload, isJson(first) ? textIn(first['ticker']) : undefined)] };
}

function tableOf(rows: unknown, symbol: string | undefined): Table {
  return {
    rows: Array.isArray(rows) ? rows : [],
    layout: namedLayout('date'),
    unit: 'text',
    symbol: symbol?.toUpperCase(),
  };
}
