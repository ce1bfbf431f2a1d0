import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { logRatio } from '../core/log-ratio.js';
import { leastSquares, type Moments, moments, quantiles } from '../statistics/batch-statistics.js';

/** How prices moved from bar to bar. Returns are logarithmic and per bar; an index is that of a close. */
export interface ReturnsSummary extends Moments {
  /** Returns: pairs of neighbouring closes. */
  readonly count: number;
  /** Mean and standard deviation a year, if `barsPerYear` was given. */
  readonly annual?: { readonly mean: number; readonly stdDev: number };
  readonly median: number;
  /** Quantiles of 1, 5, 95 and 99 %. */
  readonly q01: number;
  readonly q05: number;
  readonly q95: number;
  readonly q99: number;
  /** The highest and the lowest return, and the close it led to; the first of equals. */
  readonly best: { readonly value: number; readonly index: number };
  readonly worst: { readonly value: number; readonly index: number };
  /** The least-squares line through the logarithms of the closes. */
  readonly trend: { readonly slope: number; readonly r2: number };
  /** The deepest fall as a share of the high it began from, 0 … 1, and its two closes; the first of equals. */
  readonly maxDrawdown: { readonly ratio: number; readonly from: number; readonly to: number };
}

export interface ReturnsOptions {
  /** Bars in a year, e.g. 252 for days of a stock exchange; a number > 0. */
  readonly barsPerYear?: number;
}

/**
 * Summary of returns: how prices moved from bar to bar, how far at worst, and along what line.
 *
 *   r_t = ln(close_t / close_t−1),  annual mean = barsPerYear · mean,  annual stdDev = √barsPerYear · stdDev
 *
 * Standard deviation divides by n − 1; skewness and excess kurtosis are the bias-corrected G1 and G2
 * of pandas and Excel (`bias=False` in scipy); quantiles are linear between order statistics (type 7).
 *
 * @param closes  Prices, a bar each. One that is not a finite number > 0 is a hole: the returns on both
 *   its sides are left out, trend and drawdown pass over it.
 * @output  plain data for `ReportData.returns`
 * @undefined NaN where there are too few: mean, median, quantiles, best and worst of no return; stdDev of
 *   1, skewness of 2, kurtosis of 3; trend of 2 closes. Skewness and kurtosis also where all returns
 *   are equal, r² where all closes are
 * @throws {ConfigError} if `barsPerYear` is not a number > 0
 * @cost    O(n)
 * @example
 * const { count, worst, maxDrawdown } = returnsSummary([100, 125, 100, 50, 100]);
 * count; // 4
 * worst; // { value: -0.6931471805599453, index: 3 }
 * maxDrawdown; // { ratio: 0.6, from: 1, to: 3 }
 * returnsSummary([100]).mean; // NaN
 */
export function returnsSummary(
  closes: ArrayLike<number>,
  options: ReturnsOptions = {},
): ReturnsSummary {
  requireKnownKeys('', requireRecord('options', options), ['barsPerYear']);
  const prices = requireNumbers('closes', closes);
  const { barsPerYear } = options;
  const { values, indexes } = logReturns(prices);
  const shape = moments(values);
  const [q01, q05, median, q95, q99] = quantiles(values, [0.01, 0.05, 0.5, 0.95, 0.99]) as Five;
  return {
    count: values.length,
    ...shape,
    ...(barsPerYear !== undefined && { annual: annual(shape, barsPerYear) }),
    ...{ median, q01, q05, q95, q99 },
    best: first(values, indexes, Math.max),
    worst: first(values, indexes, Math.min),
    trend: trend(prices),
    maxDrawdown: maxDrawdown(prices),
  };
}

type Five = [number, number, number, number, number];

function logReturns(closes: ArrayLike<number>): { values: number[]; indexes: number[] } {
  const values: number[] = [];
  const indexes: number[] = [];
  for (let t = 1; t < closes.length; t++) {
    if (!isPrice(closes[t]) || !isPrice(closes[t - 1])) continue;
    values.push(logRatio(closes[t]!, closes[t - 1]!));
    indexes.push(t);
  }
  return { values, indexes };
}

function annual({ mean, stdDev }: Moments, barsPerYear: number): { mean: number; stdDev: number } {
  requireNumber('barsPerYear', barsPerYear, Number.MIN_VALUE);
  return { mean: barsPerYear * mean, stdDev: Math.sqrt(barsPerYear) * stdDev };
}

function first(
  values: readonly number[],
  indexes: readonly number[],
  choose: (a: number, b: number) => number,
): { value: number; index: number } {
  if (values.length === 0) return { value: Number.NaN, index: Number.NaN };
  const value = values.reduce((a, b) => choose(a, b));
  return { value, index: indexes[values.indexOf(value)]! };
}

/** From the first price on, so that a flat market is a line of exact zeros. */
function trend(closes: ArrayLike<number>): { slope: number; r2: number } {
  const prices = Array.from(closes, (close, t) => [t, close]).filter(([, close]) => isPrice(close));
  return leastSquares(prices.map(([t, close]) => [t!, logRatio(close!, prices[0]![1]!)]));
}

function maxDrawdown(closes: ArrayLike<number>): { ratio: number; from: number; to: number } {
  let deepest = { ratio: Number.NaN, from: Number.NaN, to: Number.NaN };
  let high = -1;
  for (let t = 0; t < closes.length; t++) {
    if (!isPrice(closes[t])) continue;
    if (high < 0 || closes[t]! > closes[high]!) high = t;
    const ratio = 1 - closes[t]! / closes[high]!;
    if (!(ratio <= deepest.ratio)) deepest = { ratio, from: high, to: t };
  }
  return deepest;
}

function isPrice(x: number | undefined): x is number {
  return typeof x === 'number' && x > 0 && x < Infinity;
}
