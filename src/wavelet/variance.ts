import { requireNumber, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { chiSquaredQuantile } from './chi-squared.js';
import { wavelet } from './filters.js';
import { Modwt, type ModwtParameters } from './modwt.js';
import { reach } from './pyramid.js';

/** The variance of one scale. */
export interface LevelVariance {
  /** j, from 1. */
  readonly level: number;
  /** Inputs over which level j compares averages: 2^(j−1). */
  readonly scaleBars: number;
  /** ν²: the mean of W_j² over the coefficients that no boundary touches; NaN if there are none. */
  readonly variance: number;
  /** Confidence interval of ν², as if W_j were Gaussian. */
  readonly lower: number;
  readonly upper: number;
  /** Coefficients averaged. */
  readonly count: number;
}

/**
 * Wavelet variance: how much of a series' variance comes from each scale, unbiased.
 *
 *   ν²_j = mean of W_j²,  interval η·ν²_j / χ²_η quantiles with η = max(count / 2^j, 1)
 *
 * Summed over all scales it is the variance of a stationary series; the slope of log ν² against
 * log scale is 2H − 2 for a series with Hurst exponent H, 2H for its running sum.
 *
 * @param values  The series.
 * @param options.confidence  Of the interval, between 0 and 1, exclusive. Default 0.95.
 * @returns  One record a level, 1 … J
 * @cost    O(n·J·L)
 * @source  Percival and Walden (2000), sections 8.3 and 8.4 (their η₃); waveslim's `wave.variance`, with
 *   `phase: 'percival-walden'`
 * @example
 * waveletVariance([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 })[0].variance; // 1.75
 */
export function waveletVariance(
  values: ArrayLike<number>,
  options: Partial<ModwtParameters> & { readonly confidence?: number } = {},
): LevelVariance[] {
  const { confidence = 0.95, ...given } = requireRecord('options', options) as typeof options;
  const series = requireNumbers('values', values);
  const tail = (1 - requireNumber('confidence', confidence, 1e-9, 1 - 1e-9)) / 2;
  const modwt = new Modwt(given);
  const { maxLevels, wavelet: name } = modwt.parameters;
  const { details } = modwt.process(series);
  return Array.from({ length: maxLevels }, (_, i) => {
    const level = i + 1;
    const first = reach(wavelet(name).length, level) - 1;
    const inside = details[i]!.subarray(Math.min(first, series.length));
    const count = inside.length;
    const variance = inside.reduce((sum, w) => sum + w * w, 0) / count;
    const degrees = Math.max(count / (1 << level), 1);
    return {
      level,
      scaleBars: 1 << i,
      variance,
      lower: (degrees * variance) / chiSquaredQuantile(1 - tail, degrees),
      upper: (degrees * variance) / chiSquaredQuantile(tail, degrees),
      count,
    };
  });
}
