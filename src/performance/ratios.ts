import { requireNumber, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { moments } from '../statistics/batch-statistics.js';
import { finite, perSpread } from './spread.js';

/** What one period must earn before it counts as gain, and how many periods make a year. */
export interface RatioOptions {
  /** Periods in a year, e.g. 252 sessions or 365 days; a number > 0. It is never guessed. */
  readonly periodsPerYear: number;
  /** Return of a period that could be had without risk; default 0. */
  readonly riskFree?: number;
}

/** Standard deviation of returns a year: sd · √periodsPerYear, divided by n − 1. NaN for n < 2. */
export function annualVolatility(returns: readonly number[], periodsPerYear: number): number {
  const { stdDev } = moments([...requireNumbers('returns', returns)]);
  return finite(stdDev * Math.sqrt(requireYear(periodsPerYear)));
}

/**
 * Sharpe ratio a year: mean return over its standard deviation, with arithmetic means.
 *
 *   S = (mean(r) − riskFree) / sd(r) · √periodsPerYear,  sd over n − 1
 *
 * The geometric form is `compoundAnnualGrowth / annualVolatility`.
 *
 * @param returns  simple returns of equal periods
 * @undefined NaN for fewer than two returns, or where all are equal but for rounding
 * @throws {ConfigError} if `periodsPerYear` is not a number > 0
 * @source W. F. Sharpe, The Sharpe Ratio, Journal of Portfolio Management 21 (1994)
 * @example
 * sharpeRatio([0.01, 0.03, -0.01, 0.01], { periodsPerYear: 252 }).toFixed(9); // '9.721111048'
 */
export function sharpeRatio(returns: readonly number[], options: RatioOptions): number {
  const { periodsPerYear, riskFree = 0 } = requireRatios(options);
  const { mean, stdDev } = moments([...requireNumbers('returns', returns)]);
  const excess = mean - riskFree;
  return perSpread(excess, stdDev) * Math.sqrt(periodsPerYear);
}

/** Root of the mean square of returns below `target`, over all n periods; NaN for none. */
export function downsideDeviation(returns: readonly number[], target = 0): number {
  const series = requireNumbers('returns', returns);
  let sum = 0;
  for (const r of series) sum += Math.min(0, r - target) * Math.min(0, r - target);
  return Math.sqrt(sum / series.length);
}

/**
 * Sortino ratio a year: mean return over the deviation of what fell short.
 *
 *   (mean(r) − riskFree) / √(Σ min(0, r − riskFree)² / n) · √periodsPerYear,  over all n periods
 *
 * @param returns  simple returns of equal periods
 * @undefined NaN for no returns, or where none fell short
 * @throws {ConfigError} if `periodsPerYear` is not a number > 0
 * @example
 * sortinoRatio([0.02, -0.01], { periodsPerYear: 1 }).toFixed(9); // '0.707106781'
 */
export function sortinoRatio(returns: readonly number[], options: RatioOptions): number {
  const { periodsPerYear, riskFree = 0 } = requireRatios(options);
  const excess = moments([...requireNumbers('returns', returns)]).mean - riskFree;
  const deviation = downsideDeviation(returns, riskFree);
  return perSpread(excess, deviation) * Math.sqrt(periodsPerYear);
}

/**
 * Omega ratio: gains above a threshold over what fell short of it.
 *
 *   Ω = Σ max(0, r − threshold) / Σ max(0, threshold − r)
 *
 * @undefined NaN where nothing fell short
 * @example
 * omegaRatio([0.02, -0.01, 0.01]).toFixed(9); // '3.000000000'
 */
export function omegaRatio(returns: readonly number[], threshold = 0): number {
  const series = requireNumbers('returns', returns);
  let gained = 0;
  let lost = 0;
  for (const r of series) {
    if (r > threshold) gained += r - threshold;
    else lost += threshold - r;
  }
  const { length } = series;
  return perSpread(gained / length, lost / length);
}

function requireRatios(options: RatioOptions): RatioOptions {
  const { periodsPerYear } = requireRecord('options', options) as unknown as RatioOptions;
  requireYear(periodsPerYear);
  return options;
}

function requireYear(periodsPerYear: number): number {
  return requireNumber('periodsPerYear', periodsPerYear, Number.MIN_VALUE);
}
