import {
  orderAfter,
  type SortedWindowState,
  sortedWindowFills,
  sortedWindowPush,
} from './sorted-window.js';

/** Where a quantile stands in order: `share` of the way from the `rank`-th smallest to the next. */
export interface QuantileDesign {
  readonly rank: number;
  readonly share: number;
}

/** Type 7 of Hyndman and Fan: at (period − 1)·q, the smallest being at 0 (numpy, pandas, R, Excel). */
export function quantileDesign(period: number, q: number): QuantileDesign {
  const place = (period - 1) * q;
  const rank = Math.floor(place);
  return { rank, share: place - rank };
}

/** The quantile of a whole sample in ascending order; NaN where it is empty. */
export function quantileOfRaw(sorted: Float64Array, q: number): number {
  const { rank, share } = quantileDesign(sorted.length, q);
  const below = sorted[rank] ?? Number.NaN;
  if (share === 0) return below;
  const above = sorted[rank + 1]!;
  return Math.min(below + share * (above - below), above);
}

/** The quantile after `x`, NaN until the window is full; a NaN is passed on, not absorbed. */
export function windowQuantileStep(
  state: SortedWindowState,
  x: number,
  design: QuantileDesign,
  keep: boolean,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  given[0] = x;
  windowQuantileAt(state, design, given, 0, keep);
  return given[0]!;
}

const given = /* @__PURE__ */ new Float64Array(1);

/**
 * Write the quantile after the number at `row[at]` in its place, NaN until the window is full: an
 * argument or a result of a call that the engine does not inline is a number on the heap.
 */
export function windowQuantileAt(
  state: SortedWindowState,
  design: QuantileDesign,
  row: Float64Array,
  at: number,
  keep: boolean,
): void {
  const x = row[at]!;
  row[at] = sortedWindowFills(state) ? quantileAfter(state, x, design) : Number.NaN;
  if (keep) sortedWindowPush(state, x);
}

/** The quantile of the window after `x`, which is known to fill it; changes nothing. */
export function quantileAfter(state: SortedWindowState, x: number, design: QuantileDesign): number {
  const { rank, share } = design;
  const below = orderAfter(state, x, rank);
  if (share === 0) return below;
  const above = orderAfter(state, x, rank + 1);
  return Math.min(below + share * (above - below), above);
}
