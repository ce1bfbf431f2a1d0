import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanStep,
} from './exponential-mean.js';

/** `exponentialMeanStep` of what stands at `out[at]`, in its place: a number that crosses a call may be boxed. */
export function exponentialMeanAt(
  state: ExponentialMeanState,
  design: ExponentialMeanDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  out[at] = exponentialMeanStep(state, out[at]!, design, keep);
}
