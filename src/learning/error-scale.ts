import { heldTo } from './outlier.js';

/**
 * How large errors are just now: .6 of a fast and .4 of a slow mean of their sizes, or .65 of a mean
 * of the latest few where that is more, for volatility may rise within some bars. Over errors other
 * than 0, so that a flat stretch does not take it away; NaN before the first.
 */
export type ErrorScale = {
  errorCount: number;
  fast: number;
  slow: number;
  latest: number;
  /** Errors in a row that were too large to be believed. */
  beyondCount: number;
};

export const errorScale = (): ErrorScale => ({
  errorCount: 0,
  fast: Number.NaN,
  slow: Number.NaN,
  latest: Number.NaN,
  beyondCount: 0,
});

/** Weight of the newest error in the means, in the long run. */
const fastGain = 0.08;
const slowGain = 0.01;
const latestGain = 0.25;
const fastShare = 0.6;
/** So little that the mean of the latest seldom counts while errors stay as large as they were. */
const latestShare = 0.65;
/** An error counts for at most so many scales, once there is a scale and unless it is one of many. */
const mostScales = 8;
const fewestErrors = 30;

export function scaleOf({ fast, slow, latest }: Readonly<ErrorScale>): number {
  return Math.max(fastShare * fast + (1 - fastShare) * slow, latestShare * latest);
}

/**
 * Take in an error of size `error`, not negative.
 *
 * @param overlap  errors in a row that share bars: the means are the slower, by its square root
 */
export function scaleStep(state: ErrorScale, error: number, overlap = 1): void {
  if (error === 0) return;
  state.errorCount += 1;
  if (state.errorCount === 1) {
    state.fast = error;
    state.slow = error;
    state.latest = error;
    return;
  }
  const isKnown = state.errorCount > fewestErrors;
  const counted = heldTo(isKnown ? mostScales * scaleOf(state) : error, error, state, overlap);
  const seed = 1 / state.errorCount; // plain means at first, then exponential ones
  const pace = overlap === 1 ? 1 : 1 / Math.sqrt(overlap);
  state.fast += Math.max(fastGain * pace, seed) * (counted - state.fast);
  state.slow += Math.max(slowGain * pace, seed) * (counted - state.slow);
  state.latest += Math.max(latestGain * pace, seed) * (counted - state.latest);
}
