import { heldTo } from './outlier.js';

/**
 * How large errors are just now: half of a fast and half of a slow mean of their sizes, over errors
 * other than 0, so that a flat stretch does not take it away; NaN before the first.
 */
export type ErrorScale = {
  errorCount: number;
  fast: number;
  slow: number;
  /** Errors in a row that were too large to be believed. */
  beyondCount: number;
};

export const errorScale = (): ErrorScale => ({
  errorCount: 0,
  fast: Number.NaN,
  slow: Number.NaN,
  beyondCount: 0,
});

/** Weight of the newest error in the two means, in the long run. */
const fastGain = 0.08;
const slowGain = 0.01;
/** An error counts for at most so many scales, once there is a scale and unless it is one of many. */
const mostScales = 8;
const fewestErrors = 30;

export function scaleOf({ fast, slow }: Readonly<ErrorScale>): number {
  return 0.5 * (fast + slow);
}

/** Take in an error of size `error`, not negative. */
export function scaleStep(state: ErrorScale, error: number): void {
  if (error === 0) return;
  state.errorCount += 1;
  if (state.errorCount === 1) {
    state.fast = error;
    state.slow = error;
    return;
  }
  const isKnown = state.errorCount > fewestErrors;
  const counted = heldTo(isKnown ? mostScales * scaleOf(state) : error, error, state);
  const seed = 1 / state.errorCount; // plain means at first, then exponential ones
  state.fast += Math.max(fastGain, seed) * (counted - state.fast);
  state.slow += Math.max(slowGain, seed) * (counted - state.slow);
}
