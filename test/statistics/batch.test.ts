import { expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { leastSquares, moments, quantiles } from '../../src/statistics/batch-statistics.js';
import { momentsDivisor } from '../../src/statistics/divisor.js';
import { gainOf, gainOfHalfLife } from '../../src/statistics/gain.js';
import { EwVariance } from '../../src/statistics/index.js';
import {
  boundedLogOdds,
  largestLogOdds,
  logOddsOf,
  probabilityOf,
} from '../../src/statistics/log-odds.js';
import { ratio } from '../../src/statistics/ratio.js';

const none = Number.NaN;

it('the moments of 1, 2, 3, 4, 10 are those worked by hand', () => {
  // Deviations −3, −2, −1, 0, 6: squares 50, cubes 180, fourth powers 1394; variance 50/4.
  const found = moments([4, 10, 1, 3, 2]);
  expect(found.mean).toBe(4);
  expect(found.stdDev).toBeCloseTo(Math.sqrt(12.5), 12);
  expect(found.skewness).toBeCloseTo((5 / 12) * (180 / 12.5 ** 1.5), 12);
  expect(found.excessKurtosis).toBeCloseTo((30 / 24) * (1394 / 12.5 ** 2) - 8, 12);
});

it.each([
  [[], none, none, false, false],
  [[3], 3, none, false, false],
  [[3, 5], 4, Math.SQRT2, false, false],
  [[3, 5, 4], 4, 1, true, false],
  [[3, 5, 4, 4], 4, Math.sqrt(2 / 3), true, true],
  [[2, 2, 2, 2], 2, 0, false, false],
  [[1, 1, 1, 1 + 4e-16], 1, 0, false, false], // spread by rounding alone
])('of %j there is a mean %d, a deviation %d, a skewness %s, a kurtosis %s', (values, ...told) => {
  const { mean, stdDev, skewness, excessKurtosis } = moments(values);
  [mean, stdDev].forEach((found, i) => {
    if (Number.isNaN(told[i])) expect(found).toBeNaN();
    else expect(found).toBeCloseTo(told[i] as number, 12);
  });
  expect([!Number.isNaN(skewness), !Number.isNaN(excessKurtosis)]).toEqual(told.slice(2));
});

it('a line through points has its slope, and the share of what it explains', () => {
  const steep = leastSquares([0, 1, 2].map((x) => [x, 1 + 2 * x]));
  expect([steep.slope, steep.r2]).toEqual([2, 1]);
  // Σ dx·dy = 1, Σ dx² = 5, Σ dy² = 1.
  const loose = leastSquares([0, 1, 0, 1].map((y, x) => [x, y]));
  expect([loose.slope, loose.r2]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.2, 12)]);
  const flat = leastSquares([0, 1, 2].map((x) => [x, 5]));
  expect([flat.slope, flat.r2]).toEqual([0, none]);
  expect(
    leastSquares([
      [0, 1],
      [1, 2],
    ]),
  ).toEqual({ slope: none, r2: none });
});

it('quantiles of nothing are none, each of them', () => {
  expect(quantiles([], [0.1, 0.5])).toEqual([none, none]);
  expect(quantiles([4, 1, 3, 2, 5], [0, 0.5, 1])).toEqual([1, 3, 5]);
});

it('quantiles are of type 7: on a straight line between neighbours', () => {
  expect(quantiles([4, 1, 3, 2], [0.25, 0.5, 0.9])).toEqual([1.75, 2.5, expect.closeTo(3.7, 12)]);
});

it.each([0.05, 0.3, 0.5, 1, 2, 7.5, 1e6])(
  'in a half-life of %d a weight halves',
  (halfLifeBars) => {
    const gain = gainOfHalfLife(halfLifeBars);
    expect(gain / -Math.expm1(-Math.LN2 / halfLifeBars)).toBeCloseTo(1, 14);
    expect(gainOf({ alpha: 0.3, halfLifeBars })).toBe(gain);
    expect(gainOf({ alpha: 0.3, halfLifeBars: 0 })).toBe(0.3);
  },
);

it('a sample is divided by one less, and one of 1 is none', () => {
  expect(momentsDivisor({ period: 5, sample: false })).toBe(5);
  expect(momentsDivisor({ period: 5, sample: true })).toBe(4);
  expect(momentsDivisor({ period: 2, sample: true })).toBe(1);
  expect(momentsDivisor({ period: 1, sample: false })).toBe(1);
  expect(() => momentsDivisor({ period: 1, sample: true })).toThrow(ConfigError);
  expect(() => new EwVariance({ alpha: 1, sample: true })).toThrow('alpha must be less than 1');
  expect(new EwVariance({ alpha: 1 }).id).toBe('ewVariance(1,0)');
});

it('a ratio is a number that the next door lets in, or none', () => {
  expect([ratio(6, 3), ratio(0, 5), ratio(-1, 4)]).toEqual([2, 0, -0.25]);
  for (const [a, b] of [
    [0, 0],
    [1, 0],
    [-1, 0],
    [none, 1],
    [1e300, 1e-9],
  ] as const) {
    expect(ratio(a, b)).toBeNaN();
  }
});

it('log-odds go there and back, are odd, and end at 99 %', () => {
  for (const p of [0.01, 0.2, 0.5, 0.83, 0.99]) {
    expect(probabilityOf(logOddsOf(p))).toBeCloseTo(p, 14);
    expect(logOddsOf(p)).toBeCloseTo(Math.log(p / (1 - p)), 12);
  }
  expect(largestLogOdds).toBeCloseTo(Math.log(99), 14);
  expect([logOddsOf(0.999), logOddsOf(0.001)]).toEqual([largestLogOdds, -largestLogOdds]);
  expect([9, -9, 1].map(boundedLogOdds)).toEqual([largestLogOdds, -largestLogOdds, 1]);
  for (const p of [0, 1, -0.1, 1.1, none, '0.5' as never]) expect(logOddsOf(p)).toBeNaN();
  expect(probabilityOf('1' as never)).toBeNaN();
});
