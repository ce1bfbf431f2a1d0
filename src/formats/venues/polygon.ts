import { defineVenue, type Venue } from './define-venue.js';
import { isJson, refusal, textIn } from './payload.js';
import type { Answer, RowLayout, Table } from './venue.js';

const row: RowLayout = { time: 't', open: 'o', high: 'h', low: 'l', close: 'c', volume: 'v' };
const event: RowLayout = { ...row, time: 's' };

const intervals = {
  '1s': '1/second',
  '1m': '1/minute',
  '5m': '5/minute',
  '15m': '15/minute',
  '30m': '30/minute',
  '1h': '1/hour',
  '4h': '4/hour',
  '1d': '1/day',
  '1w': '1/week',
  '1M': '1/month',
};

/** Massive, until 2025 Polygon: aggregates of stocks, currencies and crypto, and the aggregate events. */
export const polygon: Venue = defineVenue({
  name: 'polygon',
  pages: [
    'https://massive.com/docs/rest/stocks/aggregates/custom-bars',
    'https://massive.com/docs/websocket/stocks/aggregates-per-minute',
  ],
  read,
  history: {
    host: 'https://api.massive.com',
    path: ({ symbol, interval, from, to }) =>
      `/v2/aggs/ticker/${encodeURIComponent(symbol)}/range/${interval}/${from}/${to - 1}`,
    query: ({ pageBars }) => ({ adjusted: 'false', sort: 'asc', limit: pageBars }),
    intervals,
    pageBars: 50_000,
    limit: { requests: 5, perMs: 60_000 },
    paging: 'token',
    token: (answer) => cursorOf(isJson(answer) ? textIn(answer['next_url']) : undefined),
  },
});

/** The address of the next page repeats the first but for its cursor. */
function cursorOf(url: string | undefined): Readonly<Record<string, string>> | undefined {
  const cursor = url === undefined ? undefined : /[?&]cursor=([^&]+)/.exec(url)?.[1];
  return cursor === undefined ? undefined : { cursor: decodeURIComponent(cursor) };
}

function read(payload: unknown): Answer {
  if (Array.isArray(payload)) {
    const isStream = payload.every((item) => isJson(item) && 'ev' in item);
    return isStream ? { tables: payload.flatMap(eventTable) } : undefined;
  }
  if (!isJson(payload)) return undefined;
  const { results, status, error, message } = payload;
  if (Array.isArray(results)) {
    return {
      tables: [{ rows: results, layout: row, unit: 'ms', symbol: textIn(payload['ticker']) }],
    };
  }
  const isRefused = error !== undefined || (status !== 'OK' && status !== 'DELAYED');
  if (isRefused && (typeof status === 'string' || typeof error === 'string')) {
    return { refusal: refusal(status, error ?? message) };
  }
  return 'resultsCount' in payload || 'queryCount' in payload ? { tables: [] } : undefined;
}

/** `AM` minutes and `A` seconds of stocks; with a letter before, of crypto and currencies. */
function eventTable(event_: Readonly<Record<string, unknown>>): Table[] {
  const timeframe = /^[XC]?A[MS]?$/.exec(String(event_['ev']));
  if (timeframe === null) return [];
  return [
    {
      rows: [event_],
      layout: event,
      unit: 'ms',
      symbol: textIn(event_['sym']) ?? textIn(event_['pair']),
      timeframe: secondsEvents.has(String(event_['ev'])) ? '1s' : '1m',
    },
  ];
}

/** Of currencies, `CA` are minutes; those by the second are `CAS`. */
const secondsEvents: ReadonlySet<string> = new Set(['A', 'XAS', 'CAS']);
