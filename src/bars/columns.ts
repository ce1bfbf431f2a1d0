import { requireIterable } from '../core/lists.js';
import { numberIn } from '../core/reading.js';
import { type Bar, barFields, type Columns } from './bar.js';

/** Fresh columns for `length` bars, all zero. */
export function emptyColumnsRaw(length: number): Columns {
  return eachField(() => new Float64Array(length));
}

/**
 * Bars as columns; NaN for what is no number.
 *
 * @example
 * const bar = { time: 0, open: 1, high: 3, low: 1, close: 2, volume: 5 };
 * columnsOf([bar, bar]).close.length; // 2
 */
export function columnsOf(bars: readonly Bar[]): Columns {
  const given = [...requireIterable('bars', bars)];
  return eachField((field) => Float64Array.from(given, (bar) => numberIn(bar?.[field])));
}

/** The bar at index `i`, 0 ≤ i < length, as a fresh record. */
export function barAt(columns: Columns, i: number): Bar {
  const { time, open, high, low, close, volume } = columns;
  return {
    time: time[i]!,
    open: open[i]!,
    high: high[i]!,
    low: low[i]!,
    close: close[i]!,
    volume: volume[i]!,
  };
}

/** Bars `start` (included) to `end` (excluded) of `columns`, as views of the same memory. */
export function sliceColumnsRaw(
  columns: Columns,
  start: number,
  end: number = columns.time.length,
): Columns {
  return eachField((field) => columns[field].subarray(start, end));
}

function eachField(column: (field: keyof Bar) => Float64Array): Columns {
  return Object.fromEntries(barFields.map((field) => [field, column(field)])) as Record<
    keyof Bar,
    Float64Array
  >;
}
