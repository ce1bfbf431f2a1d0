import {
  orderAfter,
  type SortedWindowState,
  sortedWindowFills,
  sortedWindowPush,
} from './sorted-window.js';
import { type QuantileDesign, quantileAfter } from './window-quantile.js';

/**
 * The median absolute deviation from the median after `x`, NaN until the window is full; a NaN is
 * passed on, not absorbed. `design` is that of the window's median.
 */
export function windowMadStep(
  state: SortedWindowState,
  x: number,
  design: QuantileDesign,
  keep: boolean,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  const mad = sortedWindowFills(state)
    ? madAfter(state, x, design, state.sorted.length)
    : Number.NaN;
  if (keep) sortedWindowPush(state, x);
  return mad;
}

/**
 * The median absolute deviation of the `size` numbers that are in the window after `x`; changes
 * nothing. `design` is that of the median of as many.
 *
 * The members nearest to the median stand together in order of size. So the stretch of the
 * rank + 1 nearest is found by bisection of where it starts; its farther end is the median
 * deviation, or, in an even window, the lower of the two around it.
 */
export function madAfter(
  state: SortedWindowState,
  x: number,
  design: QuantileDesign,
  size: number,
): number {
  const { rank, share } = design;
  const last = size - 1;
  const median = quantileAfter(state, x, design);
  let from = 0;
  let to = last - rank;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const below = median - orderAfter(state, x, middle);
    const above = orderAfter(state, x, middle + rank + 1) - median;
    if (below > above) from = middle + 1;
    else to = middle;
  }
  const nearer = Math.max(
    median - orderAfter(state, x, from),
    orderAfter(state, x, from + rank) - median,
  );
  if (share === 0) return nearer;
  const below = from === 0 ? Number.POSITIVE_INFINITY : median - orderAfter(state, x, from - 1);
  const end = from + rank + 1;
  const above = end > last ? Number.POSITIVE_INFINITY : orderAfter(state, x, end) - median;
  return nearer + share * (Math.min(below, above) - nearer);
}
