import { ConfigError } from '../../core/errors.js';
import { cellNumber } from './cell.js';
import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import { stampMs } from './stamp.js';
import { csvRows, groupedBy, jsonLines } from './text-rows.js';
import type { Answer, Table } from './venue.js';

/** A trade bar is named by its length: `trade_bar_60m`. */
const lengths = '1s 5s 10s 15s 30s 1m 3m 5m 15m 30m'.split(' ');
const intervals: Readonly<Record<string, string>> = {
  ...Object.fromEntries(lengths.map((length) => [length, length])),
  '1h': '60m',
  '2h': '120m',
  '4h': '240m',
  '1d': '1440m',
};

/**
 * Tardis: trade bars of its server and its library, as messages, JSON by the line, or CSV of the same
 * fields. A bar is stamped with its end, and becomes one named by its open. Its CSV files of trades are no bars.
 * Requests are for a Tardis Machine, by default on this computer; their symbols name the exchange too: `bitmex:XBTUSD`.
 */
export const tardis: Venue = defineVenue({
  name: 'tardis',
  pages: [
    'https://docs.tardis.dev/api/tardis-machine#trade-bars',
    'https://docs.tardis.dev/downloadable-csv-files',
  ],
  read: (payload) => read(Array.isArray(payload) ? payload : [payload]),
  readText: (text) => read(/^\s*[{[]/.test(text) ? jsonLines(text) : csvRows(text)),
  history: {
    host: 'http://localhost:8000',
    path: () => '/replay-normalized',
    query: ({ symbol, interval, from, to }) => {
      const colon = symbol.indexOf(':');
      if (colon < 1) throw new ConfigError('symbol', 'exchange:symbol, e.g. bitmex:XBTUSD', symbol);
      const [exchange, symbols] = [symbol.slice(0, colon), [symbol.slice(colon + 1)]];
      const times = { from: isoSeconds(from), to: isoSeconds(to) };
      const options = { exchange, symbols, ...times, dataTypes: [`trade_bar_${interval}`] };
      return { options: JSON.stringify(options) };
    },
    intervals,
    pageBars: 10_080,
    limit: { requests: 30, perMs: 1000 },
    paging: 'windows',
  },
});

function read(records: readonly unknown[]): Answer {
  const [first] = records;
  if (isJson(first) && typeof first['error'] === 'string') {
    return { refusal: refusal(first['code'], first['error']) };
  }
  const bars = records.filter((record) => isJson(record) && 'open' in record) as Json[];
  if (bars.length === 0) {
    return isJson(first) && 'type' in first ? { silent: true } : undefined;
  }
  const tables = [...groupedBy(bars, (bar) => textIn(bar['symbol']))].map(
    ([symbol, rows]): Table => ({
      rows: rows.map(rowOf),
      layout: namedLayout('time'),
      unit: 'ms',
      symbol,
      timeframe: timeframeOfName(rows[0]?.['name']),
    }),
  );
  return { tables };
}

/** `interval` is in ms for bars of time; those of volume or ticks have no length and are not bars here. */
function rowOf(bar: Json): Json {
  const end = stampMs(bar['timestamp'], 'text');
  const interval = cellNumber(bar['interval']) ?? Number.NaN;
  const isTimed = interval > 0 && (bar['kind'] === undefined || bar['kind'] === 'time');
  const { open, high, low, close, volume } = bar;
  return {
    time: end === undefined || !isTimed ? undefined : end - interval,
    open,
    high,
    low,
    close,
    volume,
  };
}

/** `trade_bar_1m`, `trade_bar_10s`, `trade_bar_100ms`. */
function timeframeOfName(name: unknown): string | undefined {
  return typeof name === 'string' ? /_(\d+[smh])$/.exec(name)?.[1] : undefined;
}
