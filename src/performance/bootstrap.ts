import { requireInteger, requireNumber } from '../core/arguments.js';
import { requireFields } from '../core/door.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { quantiles } from '../statistics/batch-statistics.js';

export interface BootstrapOptions {
  /** A source of numbers from 0 to below 1. The library has none: pass a seeded one. */
  readonly random: () => number;
  /** Returns in a block, drawn whole so that they keep their order; an integer ≥ 1. */
  readonly blockBars: number;
  /** Samples to draw; an integer from 10 to 1e6, default 1,000. */
  readonly samples?: number;
  /** Probability that the interval covers; above 0 and below 1, default 0.95. */
  readonly level?: number;
}

/**
 * Interval of a statistic by the circular block bootstrap: blocks of neighbouring returns are drawn
 * with replacement, so that dependence within a block is kept.
 *
 * @param returns    returns of equal periods; at least as many as a block has
 * @param statistic  a function of a sample of the same length, e.g. a Sharpe ratio
 * @output  quantiles of the statistic over the samples at (1 ± level)/2; samples where it is NaN are
 *   left out, and the interval is NaN where all are
 * @throws {ConfigError} if an option is out of bounds, or the statistic is no function
 * @cost    O(samples · n) plus the statistic's
 * @source  D. Politis, J. Romano, A circular block-resampling procedure for stationary data (1992)
 * @example
 * const flat = () => 0; // a source that always draws the first block
 * blockBootstrap([0.01, 0.02], (sample) => sample[0]!, { random: flat, blockBars: 2 });
 * // [0.01, 0.01]
 */
export function blockBootstrap(
  returns: readonly number[],
  statistic: (sample: readonly number[]) => number,
  options: BootstrapOptions,
): readonly [low: number, high: number] {
  const given = requireFields('options', options);
  const { random, blockBars, samples = 1000, level = 0.95 } = given;
  const series = requireNumbers('returns', returns);
  for (const [path, code] of [
    ['statistic', statistic],
    ['random', random],
  ] as const) {
    if (typeof code !== 'function') throw new ConfigError(path, 'a function', code);
  }
  const n = series.length;
  requireInteger('blockBars', blockBars, 1, Math.max(1, n));
  requireInteger('samples', samples, 10, 1e6);
  requireNumber('level', level, Number.MIN_VALUE, 1);
  const drawn = Array.from({ length: samples }, () =>
    statistic(resampled(series, blockBars, random)),
  ).filter((value) => !Number.isNaN(value));
  const [low, high] = quantiles(drawn, [(1 - level) / 2, (1 + level) / 2]);
  return [low!, high!];
}

function resampled(
  returns: Float64Array,
  blockBars: number,
  random: () => number,
): readonly number[] {
  const n = returns.length;
  const sample: number[] = [];
  while (sample.length < n) {
    const start = Math.floor(random() * n);
    for (let i = 0; i < blockBars && sample.length < n; i++) {
      sample.push(returns[(start + i) % n]!);
    }
  }
  return sample;
}
