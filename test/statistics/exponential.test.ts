import { expect, it } from 'vitest';
import {
  exponentialMeanInit,
  exponentialMeanNext,
  exponentialMeanStep,
} from '../../src/statistics/exponential-mean.js';
import { EwMean, EwVariance } from '../../src/statistics/index.js';

it('an exponential mean is the plain one while it is seeded, and moves by its gain after', () => {
  const design = { gain: 0.5, seedBars: 3, warmUp: 3 };
  const next = (mean: number, x: number, count: number) =>
    exponentialMeanNext(mean, x, count, design);
  expect([next(0, 4, 1), next(4, 8, 2), next(6, 3, 3), next(5, 9, 4)]).toEqual([4, 6, 5, 7]);
  const state = exponentialMeanInit();
  const said = [4, 8, 3, Number.NaN, 9].map((x) => {
    const foretold = exponentialMeanStep(state, x, design, false);
    expect(exponentialMeanStep(state, x, design, true)).toBe(foretold);
    return foretold;
  });
  expect(said).toEqual([Number.NaN, Number.NaN, 5, Number.NaN, 7]);
});

it.each([
  ['mean', EwMean, 1],
  ['variance', EwVariance, 2],
] as const)('after `settle` inputs a %s has forgotten where it began', (_, Class, degree) => {
  for (const alpha of [0.02, 0.3, 1]) {
    const settle = Class.kind.settle!(new Class({ alpha }).parameters as never);
    const [one, other] = [new Class({ alpha }), new Class({ alpha })];
    other.update(1e3 ** (1 / degree)); // an outlier before all else
    for (let i = 0; i < settle; i++) for (const each of [one, other]) each.update(i % 2);
    expect(Math.abs(one.value - other.value)).toBeLessThan(1e3 * 1e-6);
    expect(settle * alpha).toBeLessThan(40); // and not much later than that
  }
});
