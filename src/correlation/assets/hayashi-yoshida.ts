import { requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { requireNumbers } from '../../core/lists.js';

/** A price as it was observed, at times of its own. */
export interface Observations {
  /** Rising, in any unit that both series share. */
  readonly times: Float64Array;
  /** Logarithms of prices, or whatever's differences are to correlate. */
  readonly values: Float64Array;
}

/**
 * Hayashi–Yoshida correlation of two series that are observed at different times.
 *
 *   ρ = Σ Δa_i·Δb_j over all pairs of intervals that overlap / √(Σ Δa_i² · Σ Δb_j²)
 *
 * No value is carried forward to a common grid: that draws a correlation towards 0, the more the
 * finer the grid (the Epps effect). Each pair of overlapping intervals counts in full, which is
 * unbiased for what moves together continuously.
 *
 * @param a        observations, at least two
 * @param b        observations, at least two
 * @param lagTime  b is looked at this much later: a ρ at a lag above 0 says that `a` leads. Default 0.
 * @output  about −1 … 1; noise may take it beyond
 * @undefined where a series has fewer than two observations, does not move, or holds a value that is
 *   not finite: NaN
 * @throws {ConfigError} for lengths that differ or times that do not rise
 * @cost    O(n + m + overlaps)
 * @source  T. Hayashi, N. Yoshida, On covariance estimation of non-synchronously observed diffusion
 *          processes (2005); lags: M. Hoffmann, M. Rosenbaum, N. Yoshida, Estimation of the lead-lag
 *          parameter from non-synchronous data (2013)
 * @example
 * const a = { times: Float64Array.of(0, 2, 4), values: Float64Array.of(0, 1, 0) };
 * const b = { times: Float64Array.of(0, 1, 2, 4), values: Float64Array.of(0, 0.5, 1, 0) };
 * hayashiYoshida(a, b).toFixed(4); // '1.1547'
 */
export function hayashiYoshida(a: Observations, b: Observations, lagTime = 0): number {
  return overlapping(a, b, lagTime).correlation;
}

/** The correlation, and its standard error where the two have nothing to do with each other. */
export function overlapping(
  a: Observations,
  b: Observations,
  lagTime: number,
): { readonly correlation: number; readonly standardError: number } {
  const first = requireObservations('a', a);
  const second = requireObservations('b', b);
  if (!Number.isFinite(lagTime)) throw new ConfigError('lagTime', 'finite', lagTime);
  let [products, squares] = [0, 0];
  let from = 1; // of b, the interval from which on one may overlap
  for (let i = 1; i < first.times.length; i++) {
    const start = first.times[i - 1]! + lagTime;
    const end = first.times[i]! + lagTime;
    const change = first.values[i]! - first.values[i - 1]!;
    while (from < second.times.length && second.times[from]! <= start) from += 1;
    for (let j = from; j < second.times.length && second.times[j - 1]! < end; j++) {
      const product = change * (second.values[j]! - second.values[j - 1]!);
      products += product;
      squares += product * product; // signs that have nothing to do with each other: each adds its square
    }
  }
  const scale = Math.sqrt(squaredChanges(first.values)) * Math.sqrt(squaredChanges(second.values));
  if (!(scale > 0)) return { correlation: Number.NaN, standardError: Number.NaN };
  return { correlation: products / scale, standardError: Math.sqrt(squares) / scale };
}

function squaredChanges(values: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) {
    const change = values[i]! - values[i - 1]!;
    sum += change * change;
  }
  return sum;
}

function requireObservations(path: string, given: Observations): Observations {
  const { times: at, values: seen } = requireRecord(path, given);
  const times = requireNumbers(`${path}.times`, at);
  const values = requireNumbers(`${path}.values`, seen);
  if (times.length !== values.length) {
    throw new ConfigError(
      `${path}.values.length`,
      `${times.length}, the length of times`,
      values.length,
    );
  }
  times.forEach((time, i) => {
    const isRising = Number.isFinite(time) && (i === 0 || time > times[i - 1]!);
    if (!isRising) throw new ConfigError(`${path}.times[${i}]`, 'later than the one before', time);
  });
  return { times, values };
}
