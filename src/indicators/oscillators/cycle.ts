import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
} from '../../statistics/exponential-mean.js';
import { exponentialMeanAt } from '../../statistics/exponential-mean-at.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';

/** A range, the last place in it, and the mean of the places. */
export type CycleState = {
  range: WindowRangeState;
  place: number;
  smooth: ExponentialMeanState;
};

export function cycleInit(period: number): CycleState {
  return {
    range: windowRangeInit(period),
    place: Number.NaN,
    smooth: exponentialMeanInit(),
  };
}

/**
 * Put the smoothed place of the number at `scratch[2]` in its recent range there, behind the extremes;
 * in an empty range the last place stands. A number given to a call may be put on the heap.
 */
export function cycleStep(
  state: CycleState,
  design: ExponentialMeanDesign,
  scratch: Float64Array,
  keep: boolean,
): void {
  const x = scratch[2]!;
  windowRangeStep(state.range, x, x, scratch, 0, keep);
  const lowest = scratch[1]!;
  const range = scratch[0]! - lowest;
  const place = range > 0 ? 100 * ((x - lowest) / range) : state.place;
  if (keep) state.place = place;
  scratch[2] = place;
  exponentialMeanAt(state.smooth, design, scratch, 2, keep);
}
