import {
  placeAfter,
  placeLeft,
  placeTaken,
  type SortedWindowState,
  sortedWindowFills,
  sortedWindowPush,
} from './sorted-window.js';
import type { QuantileDesign } from './window-quantile.js';

/**
 * Write the median absolute deviation from the median after `x` at `out[at]`, NaN until the window is full; a NaN is
 * passed on, not absorbed. `design` is that of the window's median.
 */
export function windowMadStep(
  state: SortedWindowState,
  x: number,
  design: QuantileDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  out[at] = sortedWindowFills(state) ? x : Number.NaN;
  if (Number.isNaN(x)) return;
  if (!Number.isNaN(out[at])) madAt(state, out, at, design, state.sorted.length);
  if (keep) sortedWindowPush(state, x);
}

/**
 * The median absolute deviation of the `size` numbers that are in the window after `x`; changes
 * nothing. `design` is that of the median of as many.
 *
 * The members nearest to the median stand together in order of size. So the stretch of the
 * rank + 1 nearest is found by bisection of where it starts; its farther end is the median
 * deviation, or, in an even window, the lower of the two around it.
 */
export function madAt(
  state: SortedWindowState,
  row: Float64Array,
  at: number,
  design: QuantileDesign,
  size: number,
): void {
  const { rank, share } = design;
  const { sorted } = state;
  const last = size - 1;
  const entering = row[at]! + 0;
  const left = placeLeft(state);
  const taken = placeTaken(state, entering, left);
  // Places are whole numbers, which no call has to box, and what is read there is not returned.
  const middleAt = placeAfter(rank, left, taken);
  const nextAt = placeAfter(share === 0 ? rank : rank + 1, left, taken);
  const lower = middleAt < 0 ? entering : sorted[middleAt]!;
  const upper = nextAt < 0 ? entering : sorted[nextAt]!;
  const median = Math.min(lower + share * (upper - lower), upper);
  let from = 0;
  let to = last - rank;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const lowAt = placeAfter(middle, left, taken);
    const highAt = placeAfter(middle + rank + 1, left, taken);
    const low = lowAt < 0 ? entering : sorted[lowAt]!;
    const high = highAt < 0 ? entering : sorted[highAt]!;
    if (median - low > high - median) from = middle + 1;
    else to = middle;
  }
  const firstAt = placeAfter(from, left, taken);
  const endAt = placeAfter(from + rank, left, taken);
  const first = firstAt < 0 ? entering : sorted[firstAt]!;
  const end = endAt < 0 ? entering : sorted[endAt]!;
  const nearer = Math.max(median - first, end - median);
  row[at] = nearer;
  if (share === 0) return;
  const belowAt = placeAfter(from - 1, left, taken);
  const aboveAt = placeAfter(from + rank + 1, left, taken);
  const below = belowAt < 0 ? entering : sorted[belowAt]!;
  const above = aboveAt < 0 ? entering : sorted[aboveAt]!;
  const belowBy = from === 0 ? Number.POSITIVE_INFINITY : median - below;
  const aboveBy = from + rank + 1 > last ? Number.POSITIVE_INFINITY : above - median;
  row[at] = nearer + share * (Math.min(belowBy, aboveBy) - nearer);
}
