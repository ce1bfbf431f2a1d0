import { type WindowRangeState, windowRangeStep } from '../../statistics/window-range.js';

/** Half way between the highest high and the lowest low, which are left at `out[at]` and after. */
export function midRangeStep(
  state: WindowRangeState,
  high: number,
  low: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): number {
  windowRangeStep(state, high, low, out, at, keep);
  return (out[at]! + out[at + 1]!) / 2;
}
