import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { moments } from '../statistics/batch-statistics.js';
import { type Fold, requireFolds } from './folds.js';
import { type OverfittingOptions, probabilityOfOverfitting } from './overfitting.js';
import { deflatedSharpe, expectedMaximumSharpe } from './sharpe-evidence.js';
import { placeOfLargest, requireTrials, sharpeOver, type Trials } from './trials.js';

/** What the best of many configurations is worth, once it is known that it is the best of many. */
export interface SelectionEvidence {
  /** Place of the best by its Sharpe ratio. */
  readonly best: number;
  readonly trials: number;
  /** Sharpe ratio of one period, of each configuration; 0 for one that risks nothing. */
  readonly sharpes: Float64Array;
  /** The ratio of one period to expect of the best among as many without any skill. */
  readonly expectedBest: number;
  /** Probability that the best is better than luck alone makes the best. */
  readonly deflatedSharpe: number;
  /** How often the best of one half of the time is below the median in the other. */
  readonly probabilityOfOverfitting: number;
}

/**
 * Deflated Sharpe ratio and probability of overfitting of the best of many configurations. The
 * number of trials is all of them, however alike: trials that resemble each other have ratios that
 * vary less, and it is their variance that says what luck can do.
 *
 * @param trials  returns of each configuration, of the same periods
 * @undefined `deflatedSharpe` is NaN for fewer than two periods, `probabilityOfOverfitting` for one
 *   trial, or for fewer periods than twice the blocks
 * @throws {ConfigError} if the trials differ in length, or an option is out of bounds
 * @cost    that of `probabilityOfOverfitting`
 * @example
 * const lucky = closes.map((_, i) => Math.sin(i * i) / 100);
 * const { best, deflatedSharpe } = selectionEvidence([lucky, lucky.map((r) => r + 0.002)]);
 * [best, deflatedSharpe > 0.95]; // [1, true]
 */
export function selectionEvidence(
  trials: Trials,
  options: OverfittingOptions = {},
): SelectionEvidence {
  requireKnownKeys('', requireRecord('options', options), ['blocks']);
  const length = requireTrials(trials);
  const whole = [{ from: 0, to: length }];
  const sharpes = Float64Array.from(trials, (returns) => sharpeOver(returns, whole));
  const best = placeOfLargest(sharpes);
  const variance = trials.length > 1 ? varianceOf(sharpes) : 0;
  return {
    best,
    trials: trials.length,
    sharpes,
    expectedBest: expectedMaximumSharpe(trials.length, variance),
    deflatedSharpe: deflatedOf(trials[best]!, sharpes[best]!, trials.length, variance),
    probabilityOfOverfitting:
      trials.length > 1 ? probabilityOfOverfitting(trials, options) : Number.NaN,
  };
}

function deflatedOf(
  returns: ArrayLike<number>,
  sharpe: number,
  trials: number,
  variance: number,
): number {
  const count = returns.length;
  if (count < 2) return Number.NaN;
  const { skewness, excessKurtosis } = moments(Array.from(returns));
  const shape = Number.isNaN(skewness + excessKurtosis)
    ? { skewness: 0, excessKurtosis: 0 } // nothing moves: a ratio of 0
    : { skewness, excessKurtosis };
  return deflatedSharpe({ sharpe, count, ...shape }, { trials, variance });
}

/** Over n − 1. */
function varianceOf(values: Float64Array): number {
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return squares / (values.length - 1);
}

/** What choosing anew in each fold would have come to. */
export interface WalkForward {
  /** Place of the configuration that was best in the training of each fold. */
  readonly chosen: readonly number[];
  /** Its returns in the tests, one after the other: nothing of them was known when it was chosen. */
  readonly returns: Float64Array;
}

/**
 * The best configuration of each fold's training, tried in its test.
 *
 * @param folds  from `walkForwardFolds` (nothing later is trained on) or `purgedFolds`
 * @throws {ConfigError} if the trials differ in length, or a fold goes beyond them
 * @cost    O(trials · periods trained on)
 * @example
 * const [first, second] = [[1, 2, 1, 0, 0, 0], [0, 0, 0, 2, 1, 3]];
 * const folds = walkForwardFolds(6, { trainPeriods: 3, testPeriods: 3 });
 * walkForward([first!, second!], folds); // { chosen: [0], returns: Float64Array(3) [ 0, 0, 0 ] }
 */
export function walkForward(trials: Trials, folds: readonly Fold[]): WalkForward {
  const all = requireFolds(folds, requireTrials(trials));
  const chosen = all.map(({ train }) =>
    placeOfLargest(trials.map((returns) => sharpeOver(returns, train))),
  );
  const returns = all.flatMap(({ test }, i) =>
    Array.prototype.slice.call(trials[chosen[i]!]!, test.from, test.to),
  );
  return { chosen, returns: Float64Array.from(returns) };
}
