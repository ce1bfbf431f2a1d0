import { defineVenue, type Venue } from './define-venue.js';
import { sixCells } from './named-layout.js';
import { isJson, type Json, numberIn, refusal, textIn } from './payload.js';
import type { Answer, RowLayout, Table } from './venue.js';

const event: RowLayout = { time: 't', open: 'o', high: 'h', low: 'l', close: 'c', volume: 'v' };

/** −1003: too many requests; −1121: invalid symbol; −1120: invalid interval; −2015: key. */
const kinds = { '-1003': 'rate-limit', '-1015': 'rate-limit', '-1121': 'unknown-symbol' } as const;

const same = ['1s', '1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '6h', '8h', '12h'];
const intervals = Object.fromEntries([...same, '1d', '3d', '1w', '1M'].map((name) => [name, name]));

/** Binance spot and futures: klines, kline events, combined streams, the WebSocket API. */
export const binance: Venue = defineVenue({
  name: 'binance',
  pages: [
    'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints',
    'https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams',
    'https://developers.binance.com/docs/binance-spot-api-docs/errors',
  ],
  read,
  history: {
    host: 'https://api.binance.com',
    path: () => '/api/v3/klines',
    query: ({ symbol, interval, from, to, pageBars }) => ({
      symbol,
      interval,
      startTime: from,
      endTime: to - 1, // included
      limit: pageBars,
    }),
    intervals,
    pageBars: 1000,
    limit: { requests: 3000, perMs: 60_000 }, // 6,000 weights a minute, 2 a request
    paging: 'forward',
  },
});

function read(payload: unknown): Answer {
  if (Array.isArray(payload)) {
    const events = payload.filter((item) => isJson(item));
    if (events.length === 0) return { tables: [{ rows: payload, layout: sixCells, unit: 'ms' }] };
    return { tables: events.flatMap((item) => eventTable(item)) };
  }
  if (!isJson(payload)) return undefined;
  if (isJson(payload['error'])) return read(payload['error']);
  if (typeof payload['code'] === 'number' && 'msg' in payload) {
    return { refusal: refusal(payload['code'], payload['msg'], kinds) };
  }
  if ('data' in payload) return read(payload['data']); // a combined stream
  if ('result' in payload) {
    return payload['result'] === null ? { silent: true } : read(payload['result']);
  }
  const tables = eventTable(payload);
  return tables.length > 0 ? { tables } : 'e' in payload ? { silent: true } : undefined;
}

/** `kline` and `continuous_kline`; other events of a combined stream have no bars. */
function eventTable(payload: Json): Table[] {
  const kline = payload['k'];
  if (!isJson(kline)) return [];
  return [
    {
      rows: [kline],
      layout: event,
      unit: 'ms',
      symbol: textIn(kline['s']) ?? textIn(payload['s']) ?? textIn(payload['ps']),
      timeframe: textIn(kline['i']),
      now: numberIn(payload['E']),
      isClosed: (bar: Json) => (typeof bar['x'] === 'boolean' ? bar['x'] : undefined),
    },
  ];
}
