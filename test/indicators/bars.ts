import type { Bar } from '../../src/bars/bar.js';

/** A bar of these prices; `time` counts hours. */
export function bar(open: number, high: number, low: number, close: number, hour = 0): Bar {
  return { time: hour * 3_600_000, open, high, low, close, volume: 1 };
}

/** Bars that rise by 1 each, from low to high 2 apart. */
export function risingBars(length: number): Bar[] {
  return Array.from({ length }, (_, i) => bar(100 + i, 101 + i, 99 + i, 100 + i, i));
}

/** Bars on which nothing moves. */
export function flatBars(length: number): Bar[] {
  return Array.from({ length }, (_, i) => bar(10, 10, 10, 10, i));
}
