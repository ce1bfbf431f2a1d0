import {
  rankOf,
  type SortedWindowState,
  sortedWindowFills,
  sortedWindowPush,
} from '../statistics/sorted-window.js';

/**
 * Where `x` stands among the rest of its window: 0 below all, 1 above all, equals counted half, so
 * 0.5 among nothing but equals. NaN until the window is full; a NaN is passed on, not absorbed.
 */
export function windowRankStep(state: SortedWindowState, x: number, keep: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { sorted, ring, slot } = state;
  const leaving = ring[slot]!;
  const below = rankOf(sorted, x) - Number(leaving < x);
  const notAbove = countUpTo(sorted, x) - Number(leaving <= x);
  const rank = (below + notAbove) / (2 * (sorted.length - 1));
  const isFull = sortedWindowFills(state);
  if (keep) sortedWindowPush(state, x);
  return isFull ? rank : Number.NaN;
}

/** How many of `sorted` are not above `x`. */
function countUpTo(sorted: Float64Array, x: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! <= x) from = middle + 1;
    else to = middle;
  }
  return from;
}
