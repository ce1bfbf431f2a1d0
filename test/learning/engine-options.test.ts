import { describe, expect, it } from 'vitest';
import { PredictionEngine } from '../../src/learning/index.js';

describe('the options of an engine', () => {
  it('are what is usual where nothing is said, each once', () => {
    const { options } = new PredictionEngine({ features: ['a'] });
    expect(options).toEqual({
      ...{ features: ['a'], exogenous: [], horizons: [1], targets: ['return', 'direction'] },
      ...{ combine: 'mixture', watchesDrift: true, anomalyRate: 0.001, mostBytes: 262_144 },
      mostOperations: 1e6,
    });
    const twice = { features: ['a'], horizons: [3, 1, 3], targets: ['range', 'range'] } as const;
    expect(new PredictionEngine(twice).options).toMatchObject({
      ...{ horizons: [3, 1], targets: ['range'] },
    });
  });

  it('are bounded, each by name', () => {
    const make = (change: object) => () => new PredictionEngine({ features: ['a'], ...change });
    for (const good of [{ anomalyRate: 0.5 }, { horizons: [1_000] }, { mostBytes: 1 }]) {
      expect(make(good)).not.toThrow();
    }
    for (const wrong of [
      ...[{ anomalyRate: 0.6 }, { anomalyRate: 9e-6 }, { mostBytes: 0 }, { mostOperations: 0 }],
      ...[{ horizons: [] }, { horizons: [1_001] }, { targets: [] }, { watchesDrift: 1 }],
      ...[{ exogenous: ['b', 'b'] }, { exogenous: [5] }, { features: ['__proto__'] }],
    ]) {
      expect(make(wrong)).toThrow(new RegExp(`${Object.keys(wrong)[0]}(\\[0\\])? must be`));
    }
    const own = (costs: object) => () => {
      const mine = { target: 'return', model: () => undefined, ...costs } as const;
      return new PredictionEngine({ features: ['a'] }, { mine });
    };
    expect(own({ numbers: 0, operations: 5 })).not.toThrow();
    for (const name of ['numbers', 'operations']) {
      for (const wrong of [Number.NaN, -1, '5']) {
        expect(own({ [name]: wrong })).toThrow(`own.mine.${name} must be`);
      }
    }
  });
});
