import { requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireIterable } from '../core/lists.js';
import { numberIn } from '../core/reading.js';
import { quantileOfRaw } from '../statistics/window-quantile.js';

export type OutlierMethod = 'zscore' | 'mad' | 'hampel' | 'iqr';

export interface OutlierOptions {
  /** Default `mad`. */
  readonly method?: OutlierMethod;
  /** Deviations, or quartile distances for `iqr`, beyond which a value is one. */
  readonly threshold?: number;
  /** Values to each side that `hampel` looks at; default 10. */
  readonly halfWindow?: number;
}

/** Usual thresholds. */
const thresholds: Readonly<Record<OutlierMethod, number>> = {
  zscore: 3,
  mad: 3,
  hampel: 3,
  iqr: 1.5,
};

const DEVIATION_PER_MAD = 1.4826;

/**
 * Indices of the values that lie apart from the others. It looks at the whole batch, so it knows
 * the future.
 *
 * - `zscore`: |x − mean| > threshold · standard deviation (n − 1)
 * - `mad`: |x − median| > threshold · 1.4826 · median |x − median|
 * - `hampel`: the same, in a window of `halfWindow` values to each side
 * - `iqr`: beyond the quartiles (type 7) by threshold · their distance
 *
 * Values that are not finite are skipped. If the spread is 0, every value that differs is an
 * outlier.
 *
 * @throws {ConfigError} if an option is out of bounds
 * @example
 * detectOutliers([1, 2, 1, 2, 50, 1, 2], { method: 'mad' }); // [4]
 */
export function detectOutliers(values: Iterable<number>, options: OutlierOptions = {}): number[] {
  const words = ['zscore', 'mad', 'hampel', 'iqr'] as const;
  requireRecord('options', options);
  const method = requireOneOf('method', options.method ?? 'mad', words);
  const threshold = requireNumber('threshold', options.threshold ?? thresholds[method], 0);
  const halfWindow = requireNumber('halfWindow', options.halfWindow ?? 10, 1, 1e6);
  const all = Array.from(requireIterable('values', values), numberIn);
  const finite = all.filter(Number.isFinite);
  const isOut = (x: number, i: number): boolean => {
    if (!Number.isFinite(x)) return false;
    if (method !== 'hampel') return whole(x);
    const near = all.slice(Math.max(0, i - halfWindow), i + halfWindow + 1).filter(Number.isFinite);
    return isApart(near, threshold)(x);
  };
  const whole = method === 'hampel' ? () => false : test(finite, method, threshold);
  return all.flatMap((x, i) => (isOut(x, i) ? [i] : []));
}

/** Whether a value lies apart from all of `values`. */
function test(
  values: number[],
  method: Exclude<OutlierMethod, 'hampel'>,
  threshold: number,
): (x: number) => boolean {
  if (method === 'mad') return isApart(values, threshold);
  if (method === 'zscore') {
    const mean = sumOf(values) / values.length;
    const squares = values.map((x) => (x - mean) * (x - mean));
    const deviation = Math.sqrt(sumOf(squares) / (values.length - 1));
    return (x) => Math.abs(x - mean) > threshold * deviation;
  }
  const sorted = Float64Array.from(values).sort();
  const low = quantileOfRaw(sorted, 0.25);
  const high = quantileOfRaw(sorted, 0.75);
  return (x) => x < low - threshold * (high - low) || x > high + threshold * (high - low);
}

function isApart(values: number[], threshold: number): (x: number) => boolean {
  const median = quantileOfRaw(Float64Array.from(values).sort(), 0.5);
  const distances = Float64Array.from(values, (x) => Math.abs(x - median)).sort();
  const deviation = quantileOfRaw(distances, 0.5);
  return (x) => Math.abs(x - median) > threshold * DEVIATION_PER_MAD * deviation;
}

function sumOf(values: number[]): number {
  return values.reduce((sum, x) => sum + x, 0);
}
