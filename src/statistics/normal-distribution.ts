import { requireNumber } from '../core/arguments.js';
import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
import { numberIn } from '../core/reading.js';

/** √(2π), rounded. */
const rootTwoPi = 2.5066282746310002;

/**
 * Standard normal distribution function: the probability of a value below `z`.
 *
 *   Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …),  |z| < 3;  a continued fraction beyond
 *
 * @param z  any number
 * @output  0 … 1; relative error below 1e-13
 * @undefined for NaN
 * @cost    O(1); at most some sixty terms
 * @source  M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14
 * @example
 * normalCdf(0); // 0.5
 * normalCdf(1.959963984540054).toFixed(12); // '0.975000000000'
 */
export function normalCdf(z: number): number {
  if (typeof z !== 'number') return Number.NaN;
  if (!(Math.abs(z) < 3)) return z < 0 ? upperTail(-z) : 1 - upperTail(z);
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + sum * normalDensity(z);
}

/** Standard normal density φ(z) = e^(−z²/2) / √(2π). */
export function normalDensity(z: number): number {
  const known = numberIn(z);
  return exp(-0.5 * known * known) / rootTwoPi;
}

/** 1 − Φ(z) for z ≥ 3: φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))), from the far end. */
function upperTail(z: number): number {
  if (z === Number.POSITIVE_INFINITY) return 0;
  let fraction = z;
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}

/**
 * Quantile of the standard normal distribution: the z with Φ(z) = `probability`.
 *
 * A rational first guess, then Newton's steps on Φ.
 *
 * @param probability  from 0 to 1; the ends give ∓Infinity
 * @throws {ConfigError} if `probability` is not a number from 0 to 1
 * @output  error below 1e-12 where 1e-300 < probability < 1 − 1e-16
 * @source  M. Abramowitz, I. Stegun, Handbook of Mathematical Functions (1964), 26.2.23 (the guess)
 * @example
 * normalQuantile(0.975).toFixed(12); // '1.959963984540'
 */
export function normalQuantile(probability: number): number {
  requireNumber('probability', probability, 0, 1);
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  if (probability > 0.5) return -lowerQuantile(1 - probability);
  return lowerQuantile(probability);
}

/** For probability ≤ ½; Newton's steps on ln Φ, which is nearly a parabola in the tail. */
function lowerQuantile(probability: number): number {
  const t = Math.sqrt(-2 * log(probability));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let z = top / bottom - t;
  for (let step = 0; step < 4; step++) {
    const cdf = normalCdf(z);
    z -= (log(cdf / probability) * cdf) / normalDensity(z);
  }
  return z;
}
