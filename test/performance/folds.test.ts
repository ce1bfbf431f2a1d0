import { describe, expect, it } from 'vitest';
import { purgedFolds, walkForwardFolds } from '../../src/performance/index.js';

describe('folds by hand', () => {
  it('leave out what reaches into a test, and what remembers it', () => {
    const [first, second, third] = purgedFolds(9, { folds: 3, purgePeriods: 1, embargoPeriods: 1 });
    expect(first).toEqual({ train: [{ from: 5, to: 9 }], test: { from: 0, to: 3 } });
    expect(second).toEqual({
      train: [
        { from: 0, to: 2 },
        { from: 8, to: 9 },
      ],
      test: { from: 3, to: 6 },
    });
    expect(third).toEqual({ train: [{ from: 0, to: 5 }], test: { from: 6, to: 9 } });
    expect(purgedFolds(10).length).toBe(5);
    for (const wrong of [{ folds: 1 }, { purgePeriods: -1 }, { embargoPeriods: 0.5 }]) {
      expect(() => purgedFolds(9, wrong)).toThrow(`${Object.keys(wrong)[0]} must be`);
    }
    expect(() => purgedFolds(4)).toThrow('count must be');
  });

  it('walk along, or grow', () => {
    const options = { trainPeriods: 4, testPeriods: 3, purgePeriods: 1 };
    expect(walkForwardFolds(10, options)).toEqual([
      { train: [{ from: 0, to: 4 }], test: { from: 5, to: 8 } },
      { train: [{ from: 3, to: 7 }], test: { from: 8, to: 10 } },
    ]);
    const anchored = walkForwardFolds(10, { ...options, anchored: true });
    expect(anchored.map(({ train }) => train[0])).toEqual([
      { from: 0, to: 4 },
      { from: 0, to: 7 },
    ]);
    expect(walkForwardFolds(5, options)).toEqual([]);
    for (const wrong of [{ trainPeriods: 1 }, { testPeriods: 0 }, { anchored: 1 }]) {
      expect(() => walkForwardFolds(10, { ...options, ...wrong } as never)).toThrow(
        `${Object.keys(wrong)[0]} must be`,
      );
    }
  });
});
