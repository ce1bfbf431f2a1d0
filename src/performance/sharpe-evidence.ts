import { requireInteger, requireNumber } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { numberIn } from '../core/reading.js';
import { normalCdf, normalQuantile } from '../statistics/normal-distribution.js';

/** What is known of the returns that a Sharpe ratio was measured on. */
export interface SharpeSample {
  /** Sharpe ratio of one period, not of a year. */
  readonly sharpe: number;
  /** Returns it was measured on; an integer ≥ 2. */
  readonly count: number;
  /** Skewness of the returns; 0 for a normal distribution. */
  readonly skewness: number;
  /** Excess kurtosis of the returns; 0 for a normal distribution. */
  readonly excessKurtosis: number;
}

/** Euler's constant. */
const EULER = 0.5772156649015329;

/**
 * Probabilistic Sharpe ratio: the probability that the true ratio is above `benchmark`.
 *
 *   PSR = Φ((S − S*)·√(n − 1) / √(1 − γ₃S + (γ₄ − 1)/4·S²)),  γ₄ = excess kurtosis + 3
 *
 * @param benchmark  Sharpe ratio of one period to compare with; default 0
 * @output  0 … 1
 * @undefined NaN where the variance of the estimate is not positive, or a number of the sample is none
 * @throws {ConfigError} if `count` is not an integer ≥ 2
 * @source D. H. Bailey, M. López de Prado, The Sharpe ratio efficient frontier, J. of Risk 15 (2012)
 * @example
 * const sample = { sharpe: 0.1, count: 252, skewness: 0, excessKurtosis: 0 };
 * probabilisticSharpe(sample).toFixed(6); // '0.942987'
 */
export function probabilisticSharpe(sample: SharpeSample, benchmark = 0): number {
  const given = requireFields('sample', sample);
  const [sharpe, skewness] = [numberIn(given.sharpe), numberIn(given.skewness)];
  const excessKurtosis = numberIn(given.excessKurtosis);
  const count = requireInteger('count', given.count, 2);
  const variance = 1 - skewness * sharpe + ((excessKurtosis + 2) / 4) * sharpe * sharpe;
  if (!(variance > 0)) return Number.NaN;
  return normalCdf(((sharpe - numberIn(benchmark)) * Math.sqrt(count - 1)) / Math.sqrt(variance));
}

/**
 * The Sharpe ratio to expect of the best among `trials` that have no skill at all.
 *
 *   S₀ = √V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))),  γ Euler's constant
 *
 * @param trials    independent configurations tried, N; an integer ≥ 1
 * @param variance  variance of their Sharpe ratios, V, in the same period; ≥ 0
 * @output  0 for a single trial
 * @throws {ConfigError} if an argument is out of bounds
 * @source D. H. Bailey, M. López de Prado, The deflated Sharpe ratio, J. of Portfolio Management 40 (2014)
 * @example
 * (expectedMaximumSharpe(100, 0.5 / 250)).toFixed(9); // '0.113172002'
 */
export function expectedMaximumSharpe(trials: number, variance: number): number {
  requireInteger('trials', trials, 1);
  requireNumber('variance', variance, 0);
  if (trials === 1) return 0;
  const high = normalQuantile(1 - 1 / trials);
  const higher = normalQuantile(1 - 1 / (trials * Math.E));
  return Math.sqrt(variance) * ((1 - EULER) * high + EULER * higher);
}

/**
 * Deflated Sharpe ratio: the probability that the ratio of the best of many trials is above what
 * luck alone would have given the best.
 *
 * @param luck    how many independent configurations were tried, an integer ≥ 1, and the variance of
 *                their Sharpe ratios in the same period
 * @output  0 … 1
 * @throws {ConfigError} if an argument is out of bounds
 * @source D. H. Bailey, M. López de Prado, The deflated Sharpe ratio, J. of Portfolio Management 40 (2014)
 * @example
 * const best = { sharpe: 2.5 / Math.sqrt(250), count: 1250, skewness: -3, excessKurtosis: 7 };
 * deflatedSharpe(best, { trials: 100, variance: 0.5 / 250 }).toFixed(9); // '0.900396834'
 */
export function deflatedSharpe(
  sample: SharpeSample,
  luck: { readonly trials: number; readonly variance: number },
): number {
  const { trials, variance } = requireFields('luck', luck);
  return probabilisticSharpe(sample, expectedMaximumSharpe(trials, variance));
}
