import { requireInteger } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { meanOf } from './detrend.js';
import { FourierTransform, transformLength } from './fft.js';

/** Correlation by lag. */
export interface CrossCorrelation {
  /** Bars from −maxLag to maxLag; positive where `a` leads. */
  readonly lag: Float64Array;
  readonly correlation: Float64Array;
}

/**
 * Cross-correlation: how well `a` now agrees with `b` some bars later, for every lag at once.
 *
 *   ρ(k) = Σ (a_t − ā)(b_{t+k} − b̄) / √(Σ (a_t − ā)² · Σ (b_t − b̄)²),  k = −maxLag … maxLag
 *
 * A peak at k > 0 says that `a` leads `b` by k bars. The sums are divided by the whole series'
 * deviations, not by the shrinking overlap's, as in R's `ccf(b, a)` and in statsmodels' `ccf` with
 * `adjusted=False`. Prices that trend correlate at every lag: hand in returns.
 *
 * @param a       Float64Array, length n ≥ 2
 * @param b       Float64Array of the same length
 * @param maxLag  integer, 0 … n − 1
 * @output  −1 … 1
 * @undefined if a series is constant or holds a value that is not finite: every correlation is NaN
 * @throws {ConfigError} for lengths that differ or a lag out of bounds
 * @cost    O(n log n), however many lags
 * @example
 * const a = Float64Array.of(0, 1, 0, 0, 0, 0);
 * const b = Float64Array.of(0, 0, 0, 1, 0, 0);
 * const { lag, correlation } = crossCorrelation(a, b, 3);
 * lag[correlation.indexOf(Math.max(...correlation))]; // 2
 */
export function crossCorrelation(
  a: Float64Array,
  b: Float64Array,
  maxLag: number,
): CrossCorrelation {
  const [first, second] = [requireNumbers('a', a), requireNumbers('b', b)];
  const { length } = first;
  if (second.length !== length) {
    throw new ConfigError('b.length', `${length}, the length of a`, second.length);
  }
  requireInteger('a.length', length, 2);
  requireInteger('maxLag', maxLag, 0, length - 1);

  const lag = Float64Array.from({ length: 2 * maxLag + 1 }, (_, i) => i - maxLag);
  const scale = Math.sqrt(squaredDeviations(first)) * Math.sqrt(squaredDeviations(second));
  if (!(scale > 0)) return { lag, correlation: lag.map(() => Number.NaN) };

  // Padding by maxLag keeps the circular sums of the transform from wrapping around.
  const transform = new FourierTransform(transformLength(length + maxLag));
  const products = transform.inverse(
    conjugateProduct(
      transform.forward(first, meanOf(first)),
      transform.forward(second, meanOf(second)),
    ),
  );
  const correlation = lag.map((k) => {
    const slot = k < 0 ? k + transform.length : k;
    return Math.max(-1, Math.min(1, products[2 * slot]! / scale));
  });
  return { lag, correlation };
}

/** Number by number, the conjugate of `a` times `b`: in time, every sum of a_t·b_{t+k}. */
function conjugateProduct(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 2) {
    product[i] = a[i]! * b[i]! + a[i + 1]! * b[i + 1]!;
    product[i + 1] = a[i]! * b[i + 1]! - a[i + 1]! * b[i]!;
  }
  return product;
}

/** 0 for a constant series, whose mean may round: the deviations are judged from the first value. */
function squaredDeviations(values: Float64Array): number {
  if (values.every((x) => x === values[0])) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
}
