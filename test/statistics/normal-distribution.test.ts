import { expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/statistics/normal-distribution.js';

// Values by Python 3.11: below −3 a continued fraction in 60 decimal digits (math.erfc is 1e-13 off
// at −30, where it rounds its argument), else math.erfc; statistics.NormalDist.inv_cdf.
it.each([
  [-30, 4.906713927148187e-198],
  [-10, 7.619853024160525e-24],
  [-5, 2.866515718791939e-7],
  [-3.5, 0.00023262907903552504],
  [-3, 0.0013498980316300946],
  [-2.999, 0.0013543365337271066],
  [-1, 0.15865525393145707],
  [-0.1, 0.460172162722971],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [4, 0.9999683287581669],
])('the probability below %d', (z, expected) => {
  expect(Math.abs(normalCdf(z) / expected - 1)).toBeLessThan(1e-13);
});

it.each([
  [1e-300, -37.0470962993612],
  [1e-100, -21.27345356096532],
  [1e-10, -6.361340902404056],
  [0.001, -3.090232306167813],
  [0.05, -1.6448536269514726],
  [0.3, -0.5244005127080407],
  [0.975, 1.9599639845400536],
])('the quantile of %d', (probability, expected) => {
  expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThan(1e-12);
});

it('the ends are infinite, the middle is 0, what is no number is NaN', () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
  expect(normalCdf(Number.NaN)).toBeNaN();
});

it('quantiles of both halves mirror each other, up to the last that a double tells from 1', () => {
  for (let p = 0.25; p > 2 ** -53; p /= 2) expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
});
