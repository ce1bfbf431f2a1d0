import { isMeasurable } from '../core/measurable.js';
import { isAdmissible } from '../core/operator.js';
import { fitState, misfit, type State } from '../core/state.js';
import { returnFrom } from './spread.js';

/** What is remembered of a curve. */
export type RunningState = {
  periodCount: number;
  first: number;
  last: number;
  peak: number;
  deepest: number;
  mean: number;
  /** Sum of squares about the mean, and of what fell short of `riskFree`. */
  squares: number;
  shortfall: number;
};

export const runningInit = (): RunningState => ({
  periodCount: 0,
  first: Number.NaN,
  last: Number.NaN,
  peak: Number.NaN,
  deepest: 0,
  mean: 0,
  squares: 0,
  shortfall: 0,
});

/** A mean of numbers may be so little beyond the least of them. */
const ROUNDING = 1e-9;

/** One more value; one that is none, a first one not above 0, or one past all multiples, changes nothing. */
export function runningStep(state: RunningState, equity: number, riskFree: number): void {
  if (!isMeasurable(equity) || (Number.isNaN(state.first) && equity <= 0)) return;
  if (Number.isNaN(state.first)) {
    state.first = equity;
    state.last = equity;
    state.peak = equity;
    return;
  }
  const r = returnFrom(state.last, equity);
  const peak = Math.max(state.peak, equity);
  const fall = 1 - equity / peak;
  if (!isAdmissible(fall) || (state.last > 0 && !isAdmissible(r))) return;
  state.periodCount += 1;
  const gap = r - state.mean;
  state.mean += gap / state.periodCount;
  state.squares += gap * (r - state.mean);
  const short = Math.min(0, r - riskFree);
  state.shortfall += short * short;
  state.last = equity;
  state.peak = peak;
  state.deepest = Math.max(state.deepest, fall);
}

/** The state that `given` describes, or a `SnapshotError`. */
export function reviveRunning(given: State): RunningState {
  const state = fitState(runningInit(), given, 'state');
  const { periodCount, first, last, peak, deepest, mean, squares, shortfall } = state;
  const isNone = Number.isNaN(first);
  const isSound = isNone
    ? periodCount === 0 && Number.isNaN(last) && Number.isNaN(peak)
    : first > 0 && [first, last, peak].every(isMeasurable) && peak >= Math.max(first, last);
  // Only ruin leaves returns that are NaN, and money that is owed.
  const isRuined = deepest >= 1;
  // A return is at least -1, and what enters is below 2^300.
  const isMean = isAdmissible(mean) && mean > -1 - ROUNDING;
  const isCounted = squares >= 0 && shortfall >= 0 && isMean;
  const isSolvent = isNone || last > 0;
  const isBegun =
    periodCount > 0 ||
    (Object.is(first, last) && [deepest, mean, squares, shortfall].every((x) => x === 0));
  if (
    !isBegun ||
    1 - last / peak > deepest ||
    !isSound ||
    !(deepest >= 0) ||
    !(isRuined || (isCounted && isSolvent))
  ) {
    throw misfit('state', 'is of no curve');
  }
  return state;
}
