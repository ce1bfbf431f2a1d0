import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as s from '../../src/statistics/index.js';

const fixture: {
  inputs: { x: number[]; y: number[]; d: number[] };
  calls: { [name: string]: { call: string; values: (number | null)[] } };
} = JSON.parse(readFileSync(new URL('../data/statistics/rolling.json', import.meta.url), 'utf8'));
const { x, y, d } = fixture.inputs;

type Fold = (series: number[]) => ArrayLike<number>;
const through =
  (operator: { process(xs: Float64Array): Float64Array }): Fold =>
  (series) =>
    operator.process(Float64Array.from(series));
const regression = (part: number): Fold => {
  const state = s.windowTrendInit(14);
  const out = new Float64Array(5);
  return (series) =>
    series.map((x) => {
      s.linearRegressionStep(state, x, s.linearRegressionDesign(14), out, 0, true);
      return out[part]!;
    });
};
const withY =
  (operator: { process(xs: Float64Array, ys: Float64Array): Float64Array }): Fold =>
  (series) =>
    operator.process(Float64Array.from(series), Float64Array.from(y));
const weighted = s.windowWeightedSumInit(15);
const delay = s.delayInit(10);

/** Each call of the fixture, what answers to it, and the series it reads. */
const answers: { [name: string]: [Fold, number[]] } = {
  sum20: [through(new s.Sum(20)), x],
  variance20: [through(new s.Variance(20)), x],
  varianceSample7: [through(new s.Variance({ period: 7, sample: true })), d],
  stdDev20: [through(new s.StdDev(20)), x],
  lowest20: [through(new s.Lowest(20)), x],
  highest20: [through(new s.Highest(20)), x],
  median20: [through(new s.Median(20)), x],
  median9: [through(new s.Median(9)), d],
  quantile20at37: [through(new s.Quantile({ period: 20, q: 0.37 })), x],
  quantile13at90: [through(new s.Quantile({ period: 13, q: 0.9 })), d],
  mad20: [through(new s.Mad(20)), x],
  mad9: [through(new s.Mad(9)), d],
  covariance20: [withY(new s.Covariance(20)), x],
  covarianceSample20: [withY(new s.Covariance({ period: 20, sample: true })), x],
  correlation20: [withY(new s.Correlation(20)), x],
  barsSinceHighest25: [through(new s.BarsSinceHighest(25)), d],
  barsSinceLowest25: [through(new s.BarsSinceLowest(25)), d],
  ewMean10: [through(new s.EwMean(0.1)), x],
  ewMeanHalfLife7: [through(new s.EwMean({ halfLifeBars: 7 })), x],
  ewVariance10: [through(new s.EwVariance(0.1)), d],
  ewVarianceSample5: [through(new s.EwVariance({ halfLifeBars: 5, sample: true })), d],
  weighted15: [(xs) => xs.map((x) => s.windowWeightedSumStep(weighted, x, true)), x],
  delay10: [(xs) => xs.map((x) => s.delayStep(delay, x, true)), x],
  regressionSlope14: [regression(2), x],
  regressionIntercept14: [regression(1), x],
  regressionR2of14: [regression(3), x],
  regressionError14: [regression(4), x],
};

it('the fixture is answered in full', () => {
  expect(Object.keys(answers)).toEqual(Object.keys(fixture.calls));
});

it.each(Object.entries(fixture.calls))('%s equals pandas, scipy or numpy', (name, { values }) => {
  const [fold, series] = answers[name]!;
  const actual = fold(series);
  values.forEach((expected, i) => {
    if (expected === null) expect(actual[i]).toBeNaN();
    else {
      const scale = Math.max(1, Math.abs(expected));
      expect(Math.abs(actual[i]! - expected)).toBeLessThanOrEqual(1e-11 * scale);
    }
  });
});
