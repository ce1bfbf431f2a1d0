import { exp } from '../core/exp.js';
import { log } from '../core/log.js';
/**
 * Quantile of the chi-squared distribution: the value that it stays below with `probability`.
 *
 * @param probability  Between 0 and 1, exclusive.
 * @param degrees      Degrees of freedom, above 0; need not be an integer.
 * @cost    Some 55 evaluations of the incomplete gamma function: bisection
 */
export function chiSquaredQuantile(probability: number, degrees: number): number {
  const shape = degrees / 2;
  let low = 0;
  let high = Math.max(1, shape);
  while (gammaShare(shape, high) < probability) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (gammaShare(shape, middle) < probability) low = middle;
    else high = middle;
  }
  return low + high;
}

/** Regularised lower incomplete gamma function P(shape, x): a series, or a continued fraction. */
function gammaShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = exp(shape * log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > 1e-17 * sum; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return front * sum;
  }
  let b = x + 1 - shape; // Lentz: the fraction as a product of ratios c·d
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, ratio = 0; Math.abs(ratio - 1) > 1e-16 && n < 1000; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    ratio = c * d;
    fraction *= ratio;
  }
  return 1 - front * fraction;
}

/** ln Γ(x), x > 0: Stirling's series, after shifting x up to where it is exact. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 15; z++) shift += log(z);
  const r = 1 / (z * z);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / z;
  return (z - 0.5) * log(z) - z + 0.5 * log(2 * Math.PI) + series - shift;
}
