import { requireNumbers } from '../core/lists.js';
import { FourierTransform, transformLength } from './fft.js';

/**
 * Convolution of two series by their Fourier transforms: every sum Σ a_t·b_{k−t} at once.
 *
 * Same as `scipy.signal.convolve` with `mode='full'`, to rounding: an error is some 1e-16 of the
 * largest sum, not of each.
 *
 * @param a  Float64Array, length n
 * @param b  Float64Array, length m; a filter's coefficients, for instance
 * @output  n + m − 1 values; none where a series is empty
 * @undefined where a value is not finite: every sum is NaN
 * @cost    O((n + m) log(n + m))
 * @example
 * const sums = convolve(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 0.5));
 * [...sums].map((x) => x.toFixed(1)).join(); // '0.0,1.0,2.5,4.0,1.5'
 */
export function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const [first, second] = [requireNumbers('a', a), requireNumbers('b', b)];
  if (first.length === 0 || second.length === 0) return new Float64Array(0);
  const length = first.length + second.length - 1;
  if (!(first.every(Number.isFinite) && second.every(Number.isFinite))) {
    return new Float64Array(length).fill(Number.NaN);
  }
  const transform = new FourierTransform(transformLength(length));
  const [left, right] = [transform.forward(first), transform.forward(second)];
  for (let i = 0; i < left.length; i += 2) {
    const re = left[i]! * right[i]! - left[i + 1]! * right[i + 1]!;
    left[i + 1] = left[i]! * right[i + 1]! + left[i + 1]! * right[i]!;
    left[i] = re;
  }
  const sums = transform.inverse(left);
  return Float64Array.from({ length }, (_, k) => sums[2 * k]!);
}
