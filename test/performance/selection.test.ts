import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deflatedSharpe,
  probabilityOfOverfitting,
  purgedFolds,
  selectionEvidence,
  sharpeRatio,
  walkForward,
  walkForwardFolds,
} from '../../src/performance/index.js';
import { moments } from '../../src/statistics/batch-statistics.js';
import { cases } from '../cases.js';

const oneYear = { periodsPerYear: 1 };

/** Whole numbers of a ten-thousandth, so that ratios differ by more than rounding. */
const returnsOf = (periods: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.integer({ min: -2_000, max: 2_000 }).map((x) => x / 10_000),
    { minLength: periods, maxLength: periods },
  );

/** By the definition: blocks cut out and put together, ratios by `sharpeRatio`, ranks by sorting. */
function slowOverfitting(trials: readonly number[][], blocks: number): number {
  const n = trials[0]!.length;
  const parts = Array.from({ length: blocks }, (_, i) => [
    Math.floor((i * n) / blocks),
    Math.floor(((i + 1) * n) / blocks),
  ]);
  let [below, all] = [0, 0];
  for (let bits = 0; bits < 2 ** blocks; bits++) {
    const chosen = parts.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    if (chosen.length !== blocks / 2) continue;
    const others = parts.filter((part) => !chosen.includes(part));
    const ratios = (some: typeof parts): number[] =>
      trials.map((returns) => {
        const sample = some.flatMap(([from, to]) => returns.slice(from, to));
        const ratio = sharpeRatio(sample, oneYear);
        return Number.isNaN(ratio) ? 0 : ratio;
      });
    const inside = ratios(chosen);
    const outside = ratios(others);
    const best = inside.indexOf(Math.max(...inside));
    const rank = outside.filter((x) => x < outside[best]!).length;
    const ties = outside.filter((x) => x === outside[best]!).length;
    all += 1;
    if ((rank + ties / 2) / trials.length <= 0.5) below += 1;
  }
  return below / all;
}

describe('probability of overfitting', () => {
  it('is what its definition gives', () => {
    fc.assert(
      fc.property(fc.array(returnsOf(31), { minLength: 2, maxLength: 7 }), (trials) => {
        expect(probabilityOfOverfitting(trials, { blocks: 6 })).toBe(slowOverfitting(trials, 6));
      }),
      { numRuns: cases(300) },
    );
  });

  it('is 0 for one that is always better, above one half where gains turn into losses', () => {
    const noise = (shift: number) => Array.from({ length: 60 }, (_, i) => Math.sin(i * i + shift));
    expect(probabilityOfOverfitting([noise(0), noise(1), noise(2).map((r) => r + 1)])).toBe(0);
    const turning = [1, -1].map((sign) =>
      Array.from({ length: 60 }, (_, i) => (i < 30 ? sign : -sign) + Math.sin(i) / 9),
    );
    expect(probabilityOfOverfitting(turning, { blocks: 2 })).toBe(1);
  });

  it('says nothing of too little, and refuses what is no set of trials', () => {
    expect(
      probabilityOfOverfitting([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNaN();
    expect(() => probabilityOfOverfitting([[1, 2]])).toThrow('trials must be at least two');
    expect(() => probabilityOfOverfitting([[1, 2], [1]])).toThrow('trials[1]');
    expect(() =>
      probabilityOfOverfitting([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow('trials[0][1]');
    expect(() => probabilityOfOverfitting([], {})).toThrow('trials');
    expect(() => probabilityOfOverfitting([[1], [2]], { blocks: 5 })).toThrow(
      'blocks must be even',
    );
  });
});

describe('evidence of a selection', () => {
  it('is made of the deflated Sharpe ratio of the best', () => {
    fc.assert(
      fc.property(fc.array(returnsOf(40), { minLength: 2, maxLength: 6 }), (trials) => {
        const evidence = selectionEvidence(trials);
        const ratios = trials.map((returns) => sharpeRatio(returns, oneYear));
        fc.pre(new Set(ratios.map((ratio) => ratio.toFixed(9))).size === trials.length);
        const { best } = evidence;
        expect(ratios[best]).toBeCloseTo(Math.max(...ratios), 10);
        const { stdDev } = moments(ratios);
        const { skewness, excessKurtosis } = moments(trials[best]!);
        const sample = { sharpe: ratios[best]!, count: 40, skewness, excessKurtosis };
        const expected = deflatedSharpe(sample, {
          trials: trials.length,
          variance: stdDev * stdDev,
        });
        expect(evidence.deflatedSharpe).toBeCloseTo(expected, 9);
      }),
      { numRuns: cases(300) },
    );
  });

  it('of one trial is its probabilistic ratio; of one that never trades is one half', () => {
    expect(selectionEvidence([Array(30).fill(0)]).deflatedSharpe).toBe(0.5);
    expect(selectionEvidence([Array(30).fill(0)]).probabilityOfOverfitting).toBeNaN();
    expect(selectionEvidence([[0.1]]).deflatedSharpe).toBeNaN();
  });
});

describe('folds', () => {
  const options = fc.record({
    folds: fc.integer({ min: 2, max: 7 }),
    purgePeriods: fc.nat(4),
    embargoPeriods: fc.nat(4),
  });

  it('purged: every period is tested once, and what is near a test is not trained on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 90 }), options, (count, given) => {
        const { purgePeriods, embargoPeriods } = given;
        const tested = Array(count).fill(0);
        for (const { train, test } of purgedFolds(count, given)) {
          for (let i = test.from; i < test.to; i++) tested[i] += 1;
          for (const { from, to } of train) {
            for (let i = from; i < to; i++) {
              const isBefore = i < test.from - purgePeriods;
              expect(isBefore || i >= test.to + purgePeriods + embargoPeriods).toBe(true);
            }
          }
        }
        expect(tested.every((times) => times === 1)).toBe(true);
      }),
      { numRuns: cases(1_000) },
    );
  });

  it('walking forward: only what is before the test is trained on, and each is tested once', () => {
    const folds = walkForwardFolds(100, { trainPeriods: 30, testPeriods: 20, purgePeriods: 5 });
    expect(folds.map(({ test: { from, to } }) => [from, to])).toEqual([
      [35, 55],
      [55, 75],
      [75, 95],
      [95, 100],
    ]);
    for (const { train, test } of folds) {
      expect(train).toEqual([{ from: test.from - 35, to: test.from - 5 }]);
    }
    const anchored = walkForwardFolds(60, { trainPeriods: 30, testPeriods: 15, anchored: true });
    expect(anchored.map(({ train }) => train[0])).toEqual([
      { from: 0, to: 30 },
      { from: 0, to: 45 },
    ]);
    expect(walkForwardFolds(10, { trainPeriods: 10, testPeriods: 1 })).toEqual([]);
  });

  it('what is chosen in training is what is tested, whatever the test holds', () => {
    const waves = [0, 1].map((shift) =>
      Array.from({ length: 80 }, (_, i) => Math.sin(i * i + shift)),
    );
    const good = waves[0]!.map((r, i) => r + (i < 40 ? 2 : -9));
    const folds = walkForwardFolds(80, { trainPeriods: 40, testPeriods: 40 });
    const { chosen, returns } = walkForward([waves[1]!, good], folds);
    expect([chosen, [...returns]]).toEqual([[1], good.slice(40)]);
  });

  it('options that are none', () => {
    expect(() => purgedFolds(3)).toThrow('count');
    expect(() => purgedFolds(30, { folds: 1 })).toThrow('folds');
    expect(() => walkForwardFolds(9, { trainPeriods: 1, testPeriods: 1 })).toThrow('trainPeriods');
    const wrong = { trainPeriods: 2, testPeriods: 1, anchored: 1 as never };
    expect(() => walkForwardFolds(9, wrong)).toThrow('anchored');
  });
});
