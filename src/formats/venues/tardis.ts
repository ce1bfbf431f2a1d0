import { cellNumber } from './cell.js';
import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { stampMs } from './stamp.js';
import { csvRows, groupedBy, jsonLines } from './text-rows.js';
import type { Answer, Table } from './venue.js';

/**
 * Tardis: trade bars of its server and its library, as messages, JSON by the line, or CSV of the same
 * fields. A bar is stamped with its end, and becomes one named by its open. Its CSV files of trades are no bars.
 */
export const tardis: Venue = defineVenue({
  name: 'tardis',
  pages: [
    'https://docs.tardis.dev/api/tardis-machine#trade-bars',
    'https://docs.tardis.dev/downloadable-csv-files',
  ],
  read: (payload) => read(Array.isArray(payload) ? payload : [payload]),
  readText: (text) => read(/^\s*[{[]/.test(text) ? jsonLines(text) : csvRows(text)),
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
