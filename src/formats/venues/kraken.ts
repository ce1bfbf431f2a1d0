import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout, sixCells } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { seconds } from './request-time.js';
import { stampMs } from './stamp.js';
import type { Answer, RowLayout, Table } from './venue.js';

const row: RowLayout = { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 6 };

const minutes: Readonly<Record<string, string>> = {
  '1m': '1',
  '5m': '5',
  '15m': '15',
  '30m': '30',
  '1h': '60',
  '4h': '240',
  '1d': '1440',
  '1w': '10080',
};

/** Kraken: OHLC by REST, whose last row is always the forming one; the ohlc channel of both versions. */
export const kraken: Venue = defineVenue({
  name: 'kraken',
  pages: [
    'https://docs.kraken.com/api/docs/rest-api/get-ohlc-data',
    'https://docs.kraken.com/api/docs/websocket-v2/ohlc',
    'https://docs.kraken.com/api/docs/websocket-v1/ohlc',
  ],
  read,
  history: {
    host: 'https://api.kraken.com',
    path: () => '/0/public/OHLC',
    query: ({ symbol, interval, from }) => ({
      pair: symbol,
      interval,
      since: seconds(from) - 1, // rows after it
    }),
    intervals: minutes,
    pageBars: 720,
    limit: { requests: 1, perMs: 1000 },
    paging: 'none', // there are the last 720 rows, whatever `since` says
  },
});

function read(payload: unknown): Answer {
  if (Array.isArray(payload)) return oldEvent(payload);
  if (!isJson(payload)) return undefined;
  const { error, result, channel, data } = payload;
  if (Array.isArray(error) && error.length > 0) return { refusal: refusal(error[0], error[0]) };
  if (typeof error === 'string') return { refusal: refusal(error, error) };
  if (isJson(result) && Array.isArray(error)) return { tables: resultTables(result) };
  if (channel === 'ohlc' && Array.isArray(data)) {
    const now = stampMs(payload['timestamp'], 'text');
    return { tables: data.map((bar) => eventTable(bar, now)) };
  }
  const isOther = 'channel' in payload || 'method' in payload || 'event' in payload;
  return isOther ? { silent: true } : undefined;
}

function resultTables(result: Json): Table[] {
  return Object.entries(result)
    .filter(([name]) => name !== 'last')
    .map(([symbol, rows]) => ({
      rows: Array.isArray(rows) ? rows : [rows],
      layout: row,
      unit: 's',
      symbol,
      newestForms: true,
    }));
}

/** Version 2. A bar is over when the message was sent after its end. */
function eventTable(bar: unknown, now: number | undefined): Table {
  const json = isJson(bar) ? bar : {};
  return {
    rows: [bar],
    layout: namedLayout('interval_begin'),
    unit: 'text',
    symbol: textIn(json['symbol']),
    timeframe: typeof json['interval'] === 'number' ? `${json['interval']}m` : undefined,
    now,
  };
}

/** Version 1: [id, [time within the bar, end, open, high, low, close, vwap, volume, count], name, pair]. */
function oldEvent(payload: readonly unknown[]): Answer {
  const [, bar, name, symbol] = payload;
  if (typeof name !== 'string' || !Array.isArray(bar)) return undefined;
  const minutesLong = Number(/^ohlc-(\d+)$/.exec(name)?.[1]);
  const time = stampMs(bar[0], 'text');
  if (!(minutesLong > 0) || time === undefined) return undefined;
  const durationMs = minutesLong * 60_000;
  const begin = Math.floor(time / durationMs) * durationMs;
  const [, , open, high, low, close, , volume] = bar;
  return {
    tables: [
      {
        rows: [[begin, open, high, low, close, volume]],
        layout: sixCells,
        unit: 'ms',
        symbol: textIn(symbol),
        timeframe: `${minutesLong}m`,
        isClosed: () => false,
      },
    ],
  };
}
