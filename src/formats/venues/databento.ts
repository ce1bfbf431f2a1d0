import { cellNumber } from './cell.js';
import { defineVenue, type Venue } from './define-venue.js';
import { namedLayout } from './named-layout.js';
import { isJson, type Json, refusal, textIn } from './payload.js';
import { isoSeconds } from './request-time.js';
import { csvRows, groupedBy, jsonLines } from './text-rows.js';
import type { Answer, Table } from './venue.js';

/** Record types of bars by the second, minute, hour and day. */
const timeframes: Readonly<Record<string, string>> = {
  '32': '1s',
  '33': '1m',
  '34': '1h',
  '35': '1d',
};

/** What stands in the place of a price that there is none. */
const NO_PRICE = '9223372036854775807';

/** Databento: OHLCV records as CSV or as JSON by the line; prices in nanos or as decimals. */
export const databento: Venue = defineVenue({
  name: 'databento',
  pages: [
    'https://databento.com/docs/schemas-and-data-formats/ohlcv',
    'https://databento.com/docs/standards-and-conventions/common-fields-enums-types',
    'https://databento.com/docs/api-reference-historical/timeseries/timeseries-get-range',
  ],
  read: (payload) => read(Array.isArray(payload) ? payload : [payload]),
  readText: (text) => (/^\s*[{[]/.test(text) ? read(jsonLines(text)) : readCsv(text)),
  history: {
    host: 'https://hist.databento.com',
    path: () => '/v0/timeseries.get_range',
    query: ({ symbol, interval, from, to }) => ({
      symbols: symbol,
      schema: interval,
      start: isoSeconds(from),
      end: isoSeconds(to), // not included
      encoding: 'csv',
      map_symbols: 'true',
    }),
    intervals: { '1s': 'ohlcv-1s', '1m': 'ohlcv-1m', '1h': 'ohlcv-1h', '1d': 'ohlcv-1d' },
    pageBars: Number.MAX_SAFE_INTEGER, // an answer is a stream that ends when all is said
    limit: { requests: 100, perMs: 1000 },
    paging: 'none',
  },
});

function readCsv(text: string): Answer {
  return /^[^\n]*\bts_event\b[^\n]*\bopen\b/.test(text) ? read(csvRows(text)) : undefined;
}

function read(records: readonly unknown[]): Answer {
  const failed = records.find((record) => isJson(record) && 'detail' in record) as Json | undefined;
  if (failed !== undefined) {
    const detail = isJson(failed['detail']) ? failed['detail'] : { message: failed['detail'] };
    return { refusal: refusal(detail['case'] ?? failed['status_code'], detail['message']) };
  }
  if (!records.every((record) => isJson(record) && ('ts_event' in record || 'hd' in record))) {
    return undefined;
  }
  const rows = records.map((record) => rowOf(record as Json));
  const tables = [...groupedBy(rows, (row) => textIn(row['symbol']))].map(
    ([symbol, group]): Table => ({
      rows: group,
      layout: namedLayout('time'),
      unit: 'text',
      symbol,
      timeframe: timeframes[String(group[0]?.['rtype'])],
    }),
  );
  return { tables };
}

function rowOf(record: Json): Json {
  const header = isJson(record['hd']) ? record['hd'] : record;
  return {
    time: header['ts_event'],
    rtype: header['rtype'],
    symbol: record['symbol'],
    open: priceOf(record['open']),
    high: priceOf(record['high']),
    low: priceOf(record['low']),
    close: priceOf(record['close']),
    volume: record['volume'],
  };
}

/** A whole number counts 1e-9; one with a point is a price. */
function priceOf(cell: unknown): unknown {
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell / 1e9 : cell;
  if (cell === NO_PRICE) return null;
  if (typeof cell !== 'string' || !/^-?\d+$/.test(cell)) return cell;
  const digits = cell.replace('-', '').padStart(10, '0');
  return cellNumber(
    `${cell.startsWith('-') ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9).replace(/0+$/, '')}0`,
  );
}
