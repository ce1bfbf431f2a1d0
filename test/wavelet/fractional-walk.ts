import { whiteNoise } from './noise.js';

/**
 * Fractional Brownian motion of exponent `hurst` with steps of standard deviation 1, by circulant
 * embedding (Davies and Harte 1987); `length` is a power of two.
 */
export function fractionalWalk(hurst: number, length: number, seed: number): Float64Array {
  const size = 2 * length;
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  for (let k = 0; k <= length; k++) {
    const covariance =
      ((k + 1) ** (2 * hurst) - 2 * k ** (2 * hurst) + Math.abs(k - 1) ** (2 * hurst)) / 2;
    real[k] = covariance;
    if (k > 0 && k < length) real[size - k] = covariance;
  }
  transform(real, imaginary);
  const noise = whiteNoise(seed);
  const scales = real.map((eigenvalue) => Math.sqrt(Math.max(0, eigenvalue) / size));
  const first = scales.map((scale) => scale * noise());
  transform(
    first,
    scales.map((scale) => scale * noise()),
  );
  let price = 0;
  return first.subarray(0, length).map((step) => {
    price += step;
    return price;
  });
}

/** Fourier transform in place, radix 2. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [real[i], real[j]] = [real[j]!, real[i]!];
    [imaginary[i], imaginary[j]] = [imaginary[j]!, imaginary[i]!];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cosine = Math.cos((-Math.PI * k) / half);
      const sine = Math.sin((-Math.PI * k) / half);
      for (let i = k; i < size; i += 2 * half) {
        const x = real[i + half]! * cosine - imaginary[i + half]! * sine;
        const y = real[i + half]! * sine + imaginary[i + half]! * cosine;
        real[i + half] = real[i]! - x;
        imaginary[i + half] = imaginary[i]! - y;
        real[i] = real[i]! + x;
        imaginary[i] = imaginary[i]! + y;
      }
    }
  }
}
