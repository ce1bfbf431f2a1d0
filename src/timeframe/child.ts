import { barColumn } from '../bars/bar.js';
import type { Place } from '../bars/grid.js';

/** Where a base bar in a ring has its interval and its numbers. */
export const child = {
  start: 0,
  end: 1,
  open: 2,
  high: 3,
  low: 4,
  close: 5,
  volume: 6,
  /** Typical price times volume: follows from the others, and is added up for each timeframe. */
  turnover: 7,
} as const;

/** Numbers of a base bar. */
export const childWidth = 8;

export function turnoverOf(high: number, low: number, close: number, volume: number): number {
  return ((high + low + close) / 3) * volume;
}

/** Write a base bar, given as a row of a bar and its interval, to `at` of `numbers`. */
export function childWrite(
  numbers: Float64Array,
  at: number,
  bar: Float64Array,
  place: Readonly<Place>,
): void {
  const high = bar[barColumn.high]!;
  const low = bar[barColumn.low]!;
  const close = bar[barColumn.close]!;
  const volume = bar[barColumn.volume]!;
  numbers[at + child.start] = place.start;
  numbers[at + child.end] = place.end;
  numbers[at + child.open] = bar[barColumn.open]!;
  numbers[at + child.high] = high;
  numbers[at + child.low] = low;
  numbers[at + child.close] = close;
  numbers[at + child.volume] = volume;
  numbers[at + child.turnover] = turnoverOf(high, low, close, volume);
}

export function childHasSameValues(numbers: Float64Array, at: number, bar: Float64Array): boolean {
  return (
    numbers[at + child.open] === bar[barColumn.open] &&
    numbers[at + child.high] === bar[barColumn.high] &&
    numbers[at + child.low] === bar[barColumn.low] &&
    numbers[at + child.close] === bar[barColumn.close] &&
    numbers[at + child.volume] === bar[barColumn.volume]
  );
}
