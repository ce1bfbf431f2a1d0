import {
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireRecord,
} from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';

/** The newest closed bar of a timeframe of a symbol, and its features. */
export interface LatestRow {
  readonly symbol: string;
  readonly timeframe: string;
  /** End of the bar, ms since the epoch, UTC. */
  readonly end: number;
  /** Of the bar. */
  readonly close: number;
  /** The value in a column of the features; NaN if it is not ready, or there is no such column. */
  get(column: string): number;
}

export interface ScanOptions {
  readonly timeframe: string;
  /** Which rows; default all. What it throws is thrown. */
  readonly where?: (row: LatestRow) => boolean;
  /** A column, `close`, or a function: the highest first. Default: by symbol. */
  readonly orderBy?: string | ((row: LatestRow) => number);
  /** Lowest first; default false. */
  readonly ascending?: boolean;
  /** Rows at most; default all. */
  readonly limit?: number;
  /** Leave out what ended longer ago than this at `now`; default: however old it is. */
  readonly maxAgeMs?: number;
  readonly now?: number;
}

/** The rows that `scan` wants, in its order. */
export function scanned(rows: readonly LatestRow[], scan: Scan): readonly LatestRow[] {
  const { where, orderBy, ascending, limit, oldest } = scan;
  const keyed = rows
    .filter((row) => row.end >= oldest && where(row))
    .map((row) => ({ row, key: orderBy(row) }));
  const sign = ascending ? 1 : -1;
  keyed.sort((a, b) => inOrder(a.key, b.key, sign) || (a.row.symbol < b.row.symbol ? -1 : 1));
  return keyed.slice(0, limit).map(({ row }) => row);
}

/** Below 0 if `a` comes first: the lower where `sign` is 1, the higher where it is −1, NaN last. */
function inOrder(a: number, b: number, sign: number): number {
  const unknown = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  if (unknown !== 0) return unknown;
  return a < b ? -sign : a > b ? sign : 0;
}

const known = ['timeframe', 'where', 'orderBy', 'ascending', 'limit', 'maxAgeMs', 'now'];

/** Options of a scan, checked and complete. */
export interface Scan {
  readonly timeframe: string;
  readonly where: (row: LatestRow) => boolean;
  readonly orderBy: (row: LatestRow) => number;
  readonly ascending: boolean;
  readonly limit: number;
  readonly oldest: number;
}

/** @throws {ConfigError} naming an option that is none */
export function scanOf(options: ScanOptions): Scan {
  requireKnownKeys('', requireRecord('options', options), known);
  const {
    timeframe,
    where = () => true,
    orderBy,
    ascending = false,
    limit,
    maxAgeMs,
    now,
  } = options;
  if (typeof timeframe !== 'string') throw new ConfigError('timeframe', 'a timeframe', timeframe);
  if (typeof where !== 'function') throw new ConfigError('where', 'a function', where);
  if (maxAgeMs !== undefined) requireNumber('now', now);
  return {
    timeframe,
    where,
    orderBy: keyOf(orderBy),
    ascending,
    limit: limit === undefined ? Number.POSITIVE_INFINITY : requireInteger('limit', limit, 0),
    oldest:
      maxAgeMs === undefined
        ? Number.NEGATIVE_INFINITY
        : now! - requireNumber('maxAgeMs', maxAgeMs, 0),
  };
}

function keyOf(orderBy: ScanOptions['orderBy']): Scan['orderBy'] {
  if (orderBy === undefined) return () => 0;
  if (typeof orderBy === 'function') return orderBy;
  if (typeof orderBy !== 'string')
    throw new ConfigError('orderBy', 'a column or a function', orderBy);
  return orderBy === 'close' ? ({ close }) => close : (row) => row.get(orderBy);
}
