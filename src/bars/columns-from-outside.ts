import { requireInteger } from '../core/arguments.js';
import type { Columns } from './bar.js';
import * as columns from './columns.js';
import { requireColumns } from './columns-argument.js';

// What the room exports about columns. Each function checks its arguments: see from-outside.ts.

/** Their columns take 12 GB. */
const mostBars = 268_435_456;

/**
 * Fresh columns for `length` bars, all zero.
 *
 * @throws {ConfigError} unless `length` is an integer from 0 to 268,435,456
 */
export function emptyColumns(length: number): Columns {
  return columns.emptyColumnsRaw(requireInteger('length', length, 0, mostBars));
}

/**
 * Bars `start` (included) to `end` (excluded) of `columns`, as views of the same memory.
 *
 * @throws {ConfigError} if a column is none, or an index no integer
 */
export function sliceColumns(of: Columns, start: number, end?: number): Columns {
  const given = requireColumns('columns', of);
  const before = requireInteger('end', end ?? given.time.length, Number.MIN_SAFE_INTEGER);
  return columns.sliceColumnsRaw(
    given,
    requireInteger('start', start, Number.MIN_SAFE_INTEGER),
    before,
  );
}
