import { describe, expect, it } from 'vitest';
import * as s from '../../src/statistics/index.js';
import * as slow from './reference.js';
import { hostileSeries, magnitude } from './series.js';

const periods = [1, 2, 3, 4, 7, 20];
const everySeries = Object.entries(hostileSeries(140));

/** Compare with `reference` of each full window; NaN before. Error is judged by the window. */
function follows(
  xs: readonly number[],
  period: number,
  step: (x: number) => number,
  reference: (window: number[]) => number,
  degree: number,
  tolerance = 1e-13,
): void {
  const actual = xs.map(step);
  const allowed = actual.map((y, i) => {
    if (i + 1 < period) return Number.NaN;
    const window = xs.slice(i + 1 - period, i + 1);
    const expected = reference(window) + 0;
    const unit = [1, magnitude(window), magnitude(window) * magnitude(window)][degree]!;
    return Math.abs(y - expected) <= tolerance * period * unit ? y : expected;
  });
  expect(actual).toEqual(allowed);
}

describe.each(everySeries)('of %s,', (_, xs) => {
  it.each(periods)('sum, mean square and weighted sum of %i equal the slow ones', (period) => {
    const sum = new s.Sum(period);
    const variance = new s.Variance(period);
    const deviation = new s.StdDev(period);
    const weighted = s.windowWeightedSumInit(period);
    follows(xs, period, (x) => sum.update(x), slow.sum, 1);
    follows(
      xs,
      period,
      (x) => variance.update(x),
      (w) => slow.variance(w),
      2,
    );
    follows(
      xs,
      period,
      (x) => deviation.update(x) * deviation.value,
      (w) => slow.variance(w),
      2,
    );
    follows(
      xs,
      period,
      (x) => s.windowWeightedSumStep(weighted, x, true),
      slow.weightedSum,
      1,
      1e-12,
    );
  });

  it.each(periods)('extremes of %i and their ages are exact', (period) => {
    const highest = new s.Highest(period);
    const lowest = new s.Lowest(period);
    const sinceHighest = new s.BarsSinceHighest(period);
    const sinceLowest = new s.BarsSinceLowest(period);
    const max = (w: number[]): number => Math.max(...w);
    const min = (w: number[]): number => Math.min(...w);
    follows(xs, period, (x) => highest.update(x) + 0, max, 1, 0);
    follows(xs, period, (x) => lowest.update(x) + 0, min, 1, 0);
    follows(xs, period, (x) => sinceHighest.update(x), slow.maxAge, 0, 0);
    follows(
      xs,
      period,
      (x) => sinceLowest.update(x),
      (w) => slow.maxAge(w.map((x) => -x)),
      0,
      0,
    );
  });

  it.each(periods)('median, quantiles and MAD of %i equal the sorted ones', (period) => {
    const median = new s.Median(period);
    const mad = new s.Mad(period);
    follows(xs, period, (x) => median.update(x), slow.median, 1, 0);
    follows(xs, period, (x) => mad.update(x), slow.mad, 1, 0);
    for (const q of [0, 0.1, 0.5, 0.75, 1]) {
      const quantile = new s.Quantile({ period, q });
      follows(
        xs,
        period,
        (x) => quantile.update(x),
        (w) => slow.quantile(w, q),
        1,
        1e-15,
      );
    }
  });

  it.each(periods.slice(1))('covariance and correlation of %i equal the slow ones', (period) => {
    for (const [, ys] of everySeries) {
      const covariance = new s.Covariance({ period, sample: true });
      const correlation = new s.Correlation(period);
      for (let i = 0; i < xs.length; i++) {
        const [x, y] = [xs[i]!, ys[i]!];
        const actual = [covariance.update([x, y]), correlation.update([x, y])] as const;
        if (i + 1 < period) {
          expect(actual).toEqual([Number.NaN, Number.NaN]);
          continue;
        }
        const wx = xs.slice(i + 1 - period, i + 1);
        const wy = ys.slice(i + 1 - period, i + 1);
        const unit = magnitude(wx) * magnitude(wy);
        const products = slow.products(wx, wy);
        expect(Math.abs(actual[0] * (period - 1) - products)).toBeLessThanOrEqual(
          1e-13 * period * unit,
        );
        const isFlat = new Set(wx).size === 1 || new Set(wy).size === 1;
        if (isFlat) expect(actual[1]).toBeNaN();
        else expect(Math.abs(actual[1])).toBeLessThanOrEqual(1);
        const spread = Math.sqrt(slow.products(wx, wx) * slow.products(wy, wy));
        if (spread > 1e-3 * unit) expect(actual[1]).toBeCloseTo(products / spread, 9);
      }
    }
  });

  it.each(periods.slice(2))('the line through %i inputs is the least-squares one', (period) => {
    const state = s.windowTrendInit(period);
    const design = s.linearRegressionDesign(period);
    const out = new Float64Array(5);
    for (const part of [0, 1, 2, 4]) {
      Object.assign(state, s.windowTrendInit(period));
      const step = (x: number): number => {
        s.linearRegressionStep(state, x, design, out, 0, true);
        return out[part]!;
      };
      const tolerance = part === 4 ? 1e-8 : 1e-13;
      follows(xs, period, step, (w) => slow.regression(w)[part]!, 1, tolerance);
    }
  });

  it('exponentially weighted mean and variance equal the slow ones', () => {
    for (const alpha of [0.05, 0.3, 1]) {
      const mean = new s.EwMean(alpha);
      const variance = new s.EwVariance(alpha);
      const sample = new s.EwVariance({ alpha: Math.min(alpha, 0.9), sample: true });
      xs.forEach((x, i) => {
        const past = xs.slice(0, i + 1);
        const expected = slow.weighted(past, 1 - alpha);
        const unit = magnitude(past);
        expect(Math.abs(mean.update(x) - expected.mean)).toBeLessThanOrEqual(1e-13 * unit);
        const [v, u] = [variance.update(x), sample.update(x)];
        if (i === 0) {
          expect([v, u]).toEqual([Number.NaN, Number.NaN]);
          return;
        }
        const unbiased = slow.weighted(past, 1 - Math.min(alpha, 0.9)).sample;
        expect(v).toBeGreaterThanOrEqual(0);
        expect(Math.abs(v - expected.variance)).toBeLessThanOrEqual(1e-13 * unit * unit);
        expect(Math.abs(u - unbiased)).toBeLessThanOrEqual(1e-12 * unit * unit);
      });
    }
  });
});

it('r² is the explained share, 1 on a line whatever its offset, NaN in a flat window', () => {
  const out = new Float64Array(5);
  const run = (xs: number[], period: number): Float64Array => {
    const state = s.windowTrendInit(period);
    for (const x of xs) {
      s.linearRegressionStep(state, x, s.linearRegressionDesign(period), out, 0, true);
    }
    return out;
  };
  expect(run([1, 2, 4, 3, 5], 5)[3]).toBeCloseTo(slow.regression([1, 2, 4, 3, 5])[3]!, 14);
  expect(
    run(
      Array.from({ length: 33 }, (_, i) => 1e12 + 3 * i),
      16,
    )[2],
  ).toBe(3);
  expect(out[3]).toBe(1);
  expect(out[4]).toBe(0);
  expect(run([7, 7, 7, 7], 3)[3]).toBeNaN();
  expect(out[4]).toBe(0);
  expect(run([1, 2], 2)[4]).toBeNaN();
});

it('a half-life halves the weight in that many bars', () => {
  for (const bars of [0.125, 0.5, 1, 2, 7, 250, 1e6]) {
    const gain = s.gainOfHalfLife(bars);
    expect(bars * Math.log1p(-gain)).toBeCloseTo(-Math.LN2, 13);
    expect(Math.abs(gain / -Math.expm1(-Math.LN2 / bars) - 1)).toBeLessThan(4e-16);
  }
  expect(new s.EwMean({ halfLifeBars: 1 }).update(3)).toBe(3);
  expect(() => new s.EwVariance({ alpha: 1, sample: true })).toThrow(/alpha/);
  expect(() => new s.Covariance({ period: 1, sample: true })).toThrow(/period/);
});
