import { expect, it } from 'vitest';
import { exponentialMeanAt } from '../../src/statistics/exponential-mean-at.js';
import * as s from '../../src/statistics/index.js';
import { hostileSeries } from './series.js';

// Kernels that other rooms build on, called as they call them: without the door of an operator.

const none = Number.NaN;
const period = 4;
const trend = s.linearRegressionDesign(period);
const half = s.quantileDesign(period, 0.5);

/** A step of each over a state of its own, written into a row. */
const kernels: Readonly<Record<string, readonly [object, (x: number, keep: boolean) => number[]]>> =
  Object.fromEntries(
    Object.entries({
      sum: one(s.windowSumInit(period), s.windowSumStep),
      weightedSum: one(s.windowWeightedSumInit(period), s.windowWeightedSumStep),
      max: one(s.windowMaxInit(period), s.windowMaxStep),
      min: one(s.windowMaxInit(period), s.windowMinStep),
      maxAge: one(s.windowMaxAgeInit(period), s.windowMaxAgeStep),
      minAge: one(s.windowMaxAgeInit(period), s.windowMinAgeStep),
      delay: one(s.delayInit(period), s.delayStep),
      ewMean: one(s.weightedMeanInit(), (state, x, keep) =>
        s.weightedMeanStep(state, x, 0.5, keep),
      ),
      ewVariance: one(s.weightedMomentsInit(), (state, x, keep) =>
        s.weightedVarianceStep(state, x, 0.5, false, keep),
      ),
      quantile: one(s.sortedWindowInit(period), (state, x, keep) =>
        s.windowQuantileStep(state, x, half, keep),
      ),
      exponentialMean: one(s.exponentialMeanInit(), (state, x, keep) =>
        s.exponentialMeanStep(state, x, s.emaDesign(period), keep),
      ),
      mad: row(s.sortedWindowInit(period), 1, (state, x, out, at, keep) =>
        s.windowMadStep(state, x, half, out, at, keep),
      ),
      range: row(s.windowRangeInit(period), 2, (state, x, out, at, keep) =>
        s.windowRangeStep(state, x + 1, x - 1, out, at, keep),
      ),
      moments: row(s.windowMomentsInit(period), 2, s.windowMomentsStep),
      coMoments: row(s.windowCoMomentsInit(period), 5, (state, x, out, at, keep) =>
        s.windowCoMomentsStep(state, x, 3 - x, out, at, keep),
      ),
      regression: row(s.windowTrendInit(period), 5, (state, x, out, at, keep) =>
        s.linearRegressionStep(state, x, trend, out, at, keep),
      ),
    }),
  );

function one<S extends object>(state: S, step: (state: S, x: number, keep: boolean) => number) {
  return [state, (x: number, keep: boolean) => [step(state, x, keep)]] as const;
}

function row<S extends object>(
  state: S,
  length: number,
  step: (state: S, x: number, out: Float64Array, at: number, keep: boolean) => void,
) {
  const look = (x: number, keep: boolean) => {
    const out = new Float64Array(length + 2).fill(9);
    step(state, x, out, 1, keep);
    expect([out[0], out.at(-1)]).toEqual([9, 9]); // its own places alone
    return [...out.subarray(1, -1)];
  };
  return [state, look] as const;
}

it.each(Object.entries(kernels))(
  '%s passes NaN on, and a look changes nothing',
  (_, [state, step]) => {
    for (const x of hostileSeries(30)['small']!) {
      const before = structuredClone(state);
      expect(step(none, true).every(Number.isNaN)).toBe(true);
      const foretold = step(x, false);
      expect(state).toEqual(before);
      expect(step(x, true)).toEqual(foretold);
    }
  },
);

it('highest highs and lowest lows of the last bars, each of its own', () => {
  const { walk, small } = hostileSeries(60) as Record<string, number[]>;
  const state = s.windowRangeInit(period);
  const out = new Float64Array(2);
  walk!.forEach((low, i) => {
    s.windowRangeStep(state, low + Math.abs(small![i]!), low, out, 0, true);
    const last = walk!.slice(Math.max(0, i - 3), i + 1);
    const highs = last.map((x, k) => x + Math.abs(small![i + 1 - last.length + k]!));
    const full = i >= 3;
    expect([...out]).toEqual(full ? [Math.max(...highs), Math.min(...last)] : [none, none]);
  });
  expect([s.larger(2, 1), s.larger(1, 2), s.smaller(2, 1), s.smaller(1, 2)]).toEqual([2, 2, 1, 1]);
  expect([s.larger(none, 1), s.smaller(1, none)]).toEqual([none, none]);
});

it('of equal extremes the oldest counts where it is asked for', () => {
  const xs = hostileSeries(80)['small']!;
  const highest = new s.BarsSinceHighest({ period: 5, ties: 'oldest' });
  const lowest = new s.BarsSinceLowest({ period: 5, ties: 'oldest' });
  xs.forEach((x, i) => {
    const said = [highest.update(x), lowest.update(x)];
    const last = xs.slice(Math.max(0, i - 4), i + 1);
    const ages = [Math.max(...last), Math.min(...last)].map((end) => 4 - last.indexOf(end));
    expect(said).toEqual(i >= 4 ? ages : [none, none]);
  });
});

it('quantiles of a sample, and how many of it are not larger', () => {
  const sorted = Float64Array.of(1, 2, 2, 2, 5);
  expect([0, 0.125, 0.25, 0.875, 1].map((q) => s.quantileOf(sorted, q))).toEqual([
    1, 1.5, 2, 3.5, 5,
  ]);
  expect(s.quantileOf(new Float64Array(0), 0.5)).toBeNaN();
  expect([0, 1, 2, 3, 5, 9].map((x) => s.rankAmongEquals(sorted, x))).toEqual([0, 1, 4, 4, 5, 5]);
  expect([0, 1, 2, 3, 5, 9].map((x) => s.rankOf(sorted, x))).toEqual([0, 0, 1, 4, 4, 5]);
});

it('an exponential mean by its seed, and when it is steady', () => {
  expect(s.emaDesign(9)).toEqual({ gain: 0.2, seedBars: 9, warmUp: 9 });
  expect(s.emaDesign(9, 'first', 3)).toEqual({ gain: 0.2, seedBars: 1, warmUp: 3 });
  expect(s.emaStage(9, 'first')).toEqual({ gain: 0.2, seedBars: 1, warmUp: 1 });
  expect(s.emaStage(9, 'sma', 3)).toEqual({ gain: 0.2, seedBars: 9, warmUp: 9 });
  expect(s.wilderDesign(4)).toEqual({ gain: 0.25, seedBars: 4, warmUp: 4 });
  const steady = (count: number, seedBars: number, warmUp: number) =>
    s.isSteady({ count, mean: 1 }, { gain: 0.5, seedBars, warmUp });
  expect([steady(3, 3, 3), steady(2, 3, 1), steady(2, 1, 3)]).toEqual([true, false, false]);
  const state = { count: 3, mean: 1 };
  s.absorbSteadily(state, 7, 2);
  expect(state).toEqual({ count: 5, mean: 7 });
  const out = Float64Array.of(5, 4);
  exponentialMeanAt(s.exponentialMeanInit(), s.emaDesign(1), out, 1, true);
  expect([...out]).toEqual([5, 4]);
});

it('a correlation keeps its sign and its bounds; flat on one side it is none', () => {
  const of = (x: number, y: number, products: number) =>
    s.correlationOf(Float64Array.of(9, 0, 0, x, y, products), 1);
  expect([of(4, 1, 1), of(4, 1, -1), of(4, 1, 0)]).toEqual([0.5, -0.5, 0]);
  expect([of(1, 1, 1.0000000000000002), of(1, 1, -1.0000000000000002)]).toEqual([1, -1]);
  expect([of(0, 1, 0), of(1, 0, 0)]).toEqual([none, none]);
});
