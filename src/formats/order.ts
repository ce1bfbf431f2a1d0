import { type Bar, barFields, type Columns } from '../bars/bar.js';
import { requireColumns } from '../bars/columns-argument.js';
import { requireOneOf } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { fieldsOf, numberIn } from '../core/reading.js';

/** In which order bars stood: oldest first, as the library wants them, or otherwise. */
export type BarOrder = 'oldest-first' | 'newest-first' | 'mixed';

/** The order of `time`; equal neighbours fit into each, and a time that is no number into none. */
export function orderOf(time: ArrayLike<number>): BarOrder {
  const times = requireNumbers('time', time);
  let rising = true;
  let falling = true;
  for (let i = 1; i < times.length; i++) {
    if (!(times[i]! >= times[i - 1]!)) rising = false;
    if (!(times[i]! <= times[i - 1]!)) falling = false;
  }
  if (rising) return 'oldest-first';
  return falling ? 'newest-first' : 'mixed';
}

/**
 * `bars` in order of time, oldest first, as `update` and `warm` want them; of equal times the one
 * that came first stays first. Bars whose time is no number go to the end.
 *
 * @param bars  an array of bars or columns; neither is changed
 * @cost  O(n) if they are in order already or newest first, else O(n log n)
 * @example
 * const bar = { open: 1, high: 1, low: 1, close: 1, volume: 1 };
 * sortBars([{ time: 60_000, ...bar }, { time: 0, ...bar }])[0].time; // 0
 */
export function sortBars(bars: Readonly<Columns>): Columns;
export function sortBars<B extends Bar>(bars: readonly B[]): B[];
export function sortBars<B extends Bar>(bars: readonly B[] | Readonly<Columns>): B[] | Columns {
  const rows = sortedRows(timesOf(bars));
  return isArray(bars) ? rows.map((i) => bars[i]!) : rowsOf(bars, rows);
}

/**
 * `bars` with one bar for each time, in the order in which the times first came.
 *
 * @param bars  an array of bars or columns; neither is changed
 * @param keep  which of the bars of one time stays: the `last` one given (default), or the `first`
 * @cost  O(n)
 * @example
 * const bar = { time: 0, open: 1, high: 1, low: 1, close: 1, volume: 1 };
 * dedupeBars([bar, { ...bar, volume: 5 }])[0].volume; // 5
 */
export function dedupeBars(bars: Readonly<Columns>, keep?: 'last' | 'first'): Columns;
export function dedupeBars<B extends Bar>(bars: readonly B[], keep?: 'last' | 'first'): B[];
export function dedupeBars<B extends Bar>(
  bars: readonly B[] | Readonly<Columns>,
  keep: 'last' | 'first' = 'last',
): B[] | Columns {
  requireOneOf('keep', keep, ['last', 'first']);
  const rowOf = new Map<number, number>();
  const times = timesOf(bars);
  for (let i = 0; i < times.length; i++) {
    if (keep === 'last' || !rowOf.has(times[i]!)) rowOf.set(times[i]!, i);
  }
  const rows = [...rowOf.values()];
  return isArray(bars) ? rows.map((i) => bars[i]!) : rowsOf(bars, rows);
}

/** The rows of `columns` at the indices `rows`, as fresh columns. */
function rowsOf(columns: Readonly<Columns>, rows: readonly number[]): Columns {
  const picked = barFields.map((field) => [
    field,
    Float64Array.from(rows, (i) => columns[field][i]!),
  ]);
  return Object.fromEntries(picked) as Record<keyof Bar, Float64Array>;
}

/** Indices that put `time` into order; a stable sort, so that equal times keep theirs. */
export function sortedRows(time: ArrayLike<number>): number[] {
  const rows = Array.from({ length: time.length }, (_, i) => i);
  const order = orderOf(time);
  if (order === 'oldest-first') return rows;
  const key = (i: number) => (Number.isNaN(time[i]!) ? Number.POSITIVE_INFINITY : time[i]!);
  return rows.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x === y ? 0 : x - y;
  });
}

/** NaN where an element is no bar. */
function timesOf(bars: readonly Bar[] | Readonly<Columns>): Float64Array {
  if (isArray(bars)) return Float64Array.from(bars, (bar) => numberIn(fieldsOf(bar)('time')));
  return requireColumns('bars', bars).time;
}

function isArray<B>(bars: readonly B[] | Readonly<Columns>): bars is readonly B[] {
  try {
    return Array.isArray(bars);
  } catch {
    return false; // a proxy that cannot be asked
  }
}
