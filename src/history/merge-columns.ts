import { barFields, type Columns } from '../bars/bar.js';
import { emptyColumnsRaw, sliceColumnsRaw } from '../bars/columns.js';

/** What became of the bars that were merged in: in = appended + inserted + revised + same + refused. */
export interface MergeCounts {
  /** Later than every bar before. */
  readonly appended: number;
  /** At a time between two bars, or before the first, where there was none. */
  readonly inserted: number;
  /** In place of a bar of the same time that had other values. */
  readonly revised: number;
  /** Equal to the bar that was there. */
  readonly same: number;
  /** Of a time that is no whole number of milliseconds. */
  readonly refused: number;
}

/** `columns` in order of time without the rows whose time is none; of equal times the later row is later. */
export function sortedByTime(columns: Columns): Columns {
  const { time } = columns;
  let sorted = true;
  for (let i = 0; i < time.length && sorted; i++) {
    sorted = Number.isSafeInteger(time[i]) && (i === 0 || time[i]! >= time[i - 1]!);
  }
  if (sorted) return columns;
  const order = Array.from(time.keys()).filter((i) => Number.isSafeInteger(time[i]));
  order.sort((a, b) => time[a]! - time[b]! || a - b);
  const result = emptyColumnsRaw(order.length);
  for (const field of barFields) {
    for (let i = 0; i < order.length; i++) result[field][i] = columns[field][order[i]!]!;
  }
  return result;
}

/**
 * Both in order of time, each time once: where both have a bar, that of `later`; of `later` with a
 * time twice, the last. `onBar` is told of each bar of `later` whether it is new, another or the same.
 */
export function mergeColumns(
  earlier: Columns,
  later: Columns,
  onBar: (fate: 'new' | 'revised' | 'same', time: number) => void,
): Columns {
  const merged = emptyColumnsRaw(earlier.time.length + later.time.length);
  let [i, length] = [0, 0];
  const take = (from: Columns, at: number, to: number): void => {
    for (const field of barFields) merged[field][to] = from[field][at]!;
  };
  for (let j = 0; j < later.time.length; j++) {
    const time = later.time[j]!;
    while (i < earlier.time.length && earlier.time[i]! <= time) take(earlier, i++, length++);
    const isNew = length === 0 || merged.time[length - 1] !== time;
    onBar(isNew ? 'new' : isSame(merged, length - 1, later, j) ? 'same' : 'revised', time);
    take(later, j, isNew ? length++ : length - 1);
  }
  while (i < earlier.time.length) take(earlier, i++, length++);
  return sliceColumnsRaw(merged, 0, length);
}

/** Joined end to end. */
export function joinColumns(parts: readonly Columns[]): Columns {
  const joined = emptyColumnsRaw(parts.reduce((sum, { time }) => sum + time.length, 0));
  let at = 0;
  for (const part of parts) {
    for (const field of barFields) joined[field].set(part[field], at);
    at += part.time.length;
  }
  return joined;
}

function isSame(a: Columns, i: number, b: Columns, j: number): boolean {
  return barFields.every((field) => Object.is(a[field][i], b[field][j]));
}
