import { defineVenue, type Venue } from './define-venue.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import type { Answer, RowLayout, Table } from './venue.js';

const row: RowLayout = { time: 't', open: 'o', high: 'h', low: 'l', close: 'c', volume: 'v' };

const intervals = {
  '1m': '1Min',
  '5m': '5Min',
  '15m': '15Min',
  '30m': '30Min',
  '1h': '1Hour',
  '4h': '4Hour',
  '1d': '1Day',
  '1w': '1Week',
  '1M': '1Month',
};

/** Alpaca: stock and crypto bars by REST, of one symbol or several, and the bar messages of the stream. */
export const alpaca: Venue = defineVenue({
  name: 'alpaca',
  pages: [
    'https://docs.alpaca.markets/reference/stockbars',
    'https://docs.alpaca.markets/docs/real-time-stock-pricing-data',
    'https://docs.alpaca.markets/docs/streaming-market-data',
  ],
  read,
  history: {
    host: 'https://data.alpaca.markets',
    path: () => '/v2/stocks/bars',
    query: ({ symbol, interval, from, to, pageBars }) => ({
      symbols: symbol,
      timeframe: interval,
      start: isoSeconds(from),
      end: isoSeconds(to - 1000), // included
      limit: pageBars,
      adjustment: 'raw',
      sort: 'asc',
    }),
    intervals,
    pageBars: 10_000,
    limit: { requests: 200, perMs: 60_000 },
    paging: 'token',
    token: (answer) => {
      const token = isJson(answer) ? textIn(answer['next_page_token']) : undefined;
      return token === undefined ? undefined : { page_token: token };
    },
  },
});

function read(payload: unknown): Answer {
  if (Array.isArray(payload)) return streamed(payload);
  if (!isJson(payload)) return undefined;
  const { bars, bar, symbol, code, message } = payload;
  if (bars === null) return { tables: [] }; // no bars in that time
  if (Array.isArray(bars)) return { tables: [tableOf(bars, textIn(symbol))] };
  if (isJson(bars)) {
    return { tables: Object.entries(bars).map(([name, rows]) => symbolTable(name, rows)) };
  }
  if (isJson(bar)) return { tables: [tableOf([bar], textIn(symbol))] };
  return message === undefined ? undefined : { refusal: refusal(code, message) };
}

/** The latest bars are one a symbol, histories are lists. */
function symbolTable(symbol: string, rows: unknown): Table {
  return tableOf(Array.isArray(rows) ? rows : rows === null ? [] : [rows], symbol);
}

function tableOf(rows: readonly unknown[], symbol?: string, timeframe?: string): Table {
  return { rows, layout: row, unit: 'text', symbol, timeframe };
}

/** Of the stream's messages, `b` is a minute, `u` a minute again with late trades, `d` the day so far. */
function streamed(messages: readonly unknown[]): Answer {
  const failed = messages.find((item) => isJson(item) && item['T'] === 'error') as Json | undefined;
  if (failed !== undefined) return { refusal: refusal(failed['code'], failed['msg']) };
  if (messages.length > 0 && !messages.some((item) => isJson(item) && 'T' in item))
    return undefined;
  const tables = messages.filter(isJson).flatMap((bar): Table[] => {
    const symbol = textIn(bar['S']);
    if (bar['T'] === 'b' || bar['T'] === 'u') return [tableOf([bar], symbol, '1m')];
    if (bar['T'] === 'd') return [{ ...tableOf([bar], symbol, '1d'), isClosed: () => false }];
    return [];
  });
  return { tables };
}
