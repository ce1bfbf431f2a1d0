import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { moments } from '../statistics/batch-statistics.js';
import { maxDrawdown, ulcerIndexOf } from './drawdowns.js';
import { compoundAnnualGrowth, totalReturn } from './growth.js';
import {
  annualVolatility,
  downsideDeviation,
  omegaRatio,
  sharpeRatio,
  sortinoRatio,
} from './ratios.js';
import { simpleReturns } from './returns.js';
import { probabilisticSharpe } from './sharpe-evidence.js';
import { conditionalValueAtRisk, valueAtRisk } from './tail-loss.js';

/** What an equity curve amounts to. Ratios and volatilities are a year's; losses are positive. */
export interface PerformanceSummary {
  /** Returns: values of the curve less one. */
  readonly periods: number;
  readonly totalReturn: number;
  /** Compound annual growth; the years are `periods / periodsPerYear`. */
  readonly annualGrowth: number;
  readonly volatility: number;
  readonly sharpe: number;
  readonly sortino: number;
  /** Annual growth over the deepest drawdown. */
  readonly calmar: number;
  readonly omega: number;
  readonly downsideDeviation: number;
  readonly maxDrawdown: number;
  readonly ulcerIndex: number;
  /** Of the returns, bias corrected. */
  readonly skewness: number;
  readonly excessKurtosis: number;
  /** Probability that the true Sharpe ratio is above 0. */
  readonly probabilisticSharpe: number;
  /** Loss of a period that is exceeded in 5 % of periods, and the mean of those. */
  readonly valueAtRisk: number;
  readonly conditionalValueAtRisk: number;
}

export interface PerformanceOptions {
  /** Periods in a year, e.g. 252 sessions or 365 days; a number > 0. It is never guessed. */
  readonly periodsPerYear: number;
  /** Return of a period that could be had without risk; default 0. */
  readonly riskFree?: number;
}

/**
 * Performance of an equity curve, one value at the end of each period.
 *
 * Returns are simple; standard deviations divide by n − 1; the downside deviation counts all n
 * periods; value at risk is an order statistic. Each figure is a function of this room too, where
 * other conventions are options.
 *
 * @param equity  values > 0, of equal periods
 * @undefined NaN where a figure has too few periods, or nothing to divide by
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(n log n)
 * @example
 * const { periods, totalReturn, maxDrawdown } = performanceSummary([100, 110, 99, 121], { periodsPerYear: 252 });
 * [periods, totalReturn.toFixed(3), maxDrawdown.toFixed(3)]; // [3, '0.210', '0.100']
 */
export function performanceSummary(
  equity: ArrayLike<number>,
  options: PerformanceOptions,
): PerformanceSummary {
  requireKnownKeys('', requireRecord('options', options), ['periodsPerYear', 'riskFree']);
  const { periodsPerYear, riskFree = 0 } = options;
  requireNumber('periodsPerYear', periodsPerYear, Number.MIN_VALUE);
  requireNumber('riskFree', riskFree);
  const returns = simpleReturns(equity);
  const { skewness, excessKurtosis } = moments(returns);
  const annualGrowth = growth(equity, returns.length / periodsPerYear);
  const deepest = maxDrawdown(equity);
  const sharpe = sharpeRatio(returns, options);
  const sharpeOfPeriod = sharpe / Math.sqrt(periodsPerYear);
  return {
    periods: returns.length,
    totalReturn: totalReturn(equity),
    annualGrowth,
    volatility: annualVolatility(returns, periodsPerYear),
    sharpe,
    sortino: sortinoRatio(returns, options),
    calmar: deepest > 0 ? annualGrowth / deepest : Number.NaN,
    omega: omegaRatio(returns, riskFree),
    downsideDeviation: downsideDeviation(returns, riskFree) * Math.sqrt(periodsPerYear),
    maxDrawdown: deepest,
    ulcerIndex: ulcerIndexOf(equity),
    skewness,
    excessKurtosis,
    probabilisticSharpe: evidence(sharpeOfPeriod, returns.length, skewness, excessKurtosis),
    valueAtRisk: valueAtRisk(returns),
    conditionalValueAtRisk: conditionalValueAtRisk(returns),
  };
}

function growth(equity: ArrayLike<number>, years: number): number {
  return years > 0 ? compoundAnnualGrowth(equity, years) : Number.NaN;
}

function evidence(sharpe: number, count: number, skewness: number, excessKurtosis: number): number {
  if (count < 2) return Number.NaN;
  return probabilisticSharpe({ sharpe, count, skewness, excessKurtosis });
}
