import { describe, expect, test } from 'vitest';
import { encodeText } from '../../src/core/index.js';
import { Row } from '../../src/core/row.js';
import {
  type EngineInput,
  type EngineResult,
  PredictionEngine,
  type PredictionEngineOptions,
} from '../../src/learning/index.js';
import { Draws } from './draws.js';
import { holdLearner } from './learner-laws.js';

const options: PredictionEngineOptions = {
  features: ['signal', 'noise'],
  horizons: [1, 3],
  targets: ['return', 'direction', 'volatility', 'range'],
  watchesDrift: false,
};

/** Bars whose next return follows `signal`, with `strength` of its variance. */
function inputs(seed: number, length: number, strength = 0.5): EngineInput[] {
  const draws = new Draws(seed);
  let close = 100;
  let signal = 0;
  return Array.from({ length }, (_, i) => {
    close *= Math.exp(
      0.01 * (Math.sqrt(strength) * signal + Math.sqrt(1 - strength) * draws.normal()),
    );
    signal = draws.normal();
    const [high, low] = [
      close * (1 + 0.002 * draws.uniform()),
      close * (1 - 0.002 * draws.uniform()),
    ];
    const features = new Row(['noise', 'signal'], Float64Array.of(draws.normal(), signal));
    return { bar: { time: i * 60_000, end: (i + 1) * 60_000, high, low, close }, features };
  });
}

const some = inputs(1, 120);
holdLearner('PredictionEngine', {
  make: () =>
    new PredictionEngine({ ...options, horizons: [1], targets: ['direction', 'range'] }) as never,
  other: () => new PredictionEngine(options) as never,
  mayLack: true,
  step: 37,
  examples: some.map(({ bar, features }) => ({ bar, features: (features as Row).toObject() })),
  refused: [
    null,
    {},
    { bar: some[0]!.bar },
    { bar: { ...some[0]!.bar, close: '1' }, features: some[0]!.features },
  ],
});

const of = (result: EngineResult | undefined, target: string, horizonBars = 1) =>
  result!.forecasts.find((one) => one.target === target && one.horizonBars === horizonBars)!;

describe('PredictionEngine', () => {
  test('learns what features tell, says so of directions too, and how sure it is', () => {
    const engine = new PredictionEngine(options);
    let [right, told, inside, judged, far] = [0, 0, 0, 0, 0];
    const all = inputs(2, 3000);
    all.forEach((input, i) => {
      const said = engine.update(input);
      const next = all[i + 1];
      if (next === undefined || i < 1000) return;
      const step = Math.log(next.bar.close / input.bar.close);
      const { mean, interval95 } = of(said, 'return');
      right += Number(mean > 0 === step > 0);
      told += Number(of(said, 'direction').mean > 0.5 === step > 0);
      inside += Number(step >= interval95[0] && step <= interval95[1]);
      const [low, high] = of(said, 'return', 3).interval95;
      const later = Math.log((all[i + 3]?.bar.close ?? Number.NaN) / input.bar.close);
      far += Number(!(later < low || later > high));
      judged += 1;
    });
    expect(right / judged).toBeGreaterThan(0.7); // ¾ of the signs are decided by the signal
    expect(told / judged).toBeGreaterThan(0.7);
    expect(Math.abs(inside / judged - 0.95)).toBeLessThan(0.01);
    expect(Math.abs(far / judged - 0.95)).toBeLessThan(0.01);
    const last = engine.peek(all.at(-1)!)!;
    const lows = last.forecasts.map(({ target, interval95 }) => [target, interval95[0] >= 0]);
    expect(lows.filter(([target]) => target === 'volatility' || target === 'range')).toEqual(
      [1, 3].flatMap(() => [
        ['volatility', true],
        ['range', true],
      ]),
    );
    for (const {
      target,
      mean,
      modelUncertainty,
      dataUncertainty,
      calibrationScore,
    } of last.forecasts) {
      expect(Number.isFinite(mean)).toBe(true);
      expect(modelUncertainty).toBeGreaterThan(0);
      expect(modelUncertainty).toBeLessThan(0.5);
      expect(dataUncertainty).toBe(0);
      if (target !== 'direction') expect(calibrationScore).toBeGreaterThan(0.01);
    }
    expect(of(last, 'volatility', 3).mean).toBeCloseTo(0.009, 2);
    expect(of(last, 'range', 3).mean).toBeGreaterThan(of(last, 'range', 1).mean);
  });

  test('what comes later changes nothing said before: look-ahead has no way in', () => {
    const before = inputs(4, 400);
    const said = (tail: readonly EngineInput[]) => {
      const engine = new PredictionEngine(options);
      return [...before, ...tail]
        .map((input) => JSON.stringify(engine.update(input)))
        .slice(0, 400);
    };
    expect(said(inputs(5, 50))).toEqual(said(inputs(6, 50, 0)));
  });

  test('nothing is learned of a bar before its outcome: an engine that is a bar behind knows as much', () => {
    // The last three bars' features decide nothing yet at a horizon of three.
    const all = inputs(7, 300);
    const changed = all.map((input, i) =>
      i < 297
        ? input
        : { ...input, features: new Row(['signal', 'noise'], Float64Array.of(9, -9)) },
    );
    const weights = (list: readonly EngineInput[]) => {
      const engine = new PredictionEngine({ ...options, horizons: [3], targets: ['return'] });
      for (const input of list) engine.update(input);
      const text = JSON.parse(encodeText(engine.snapshot())).state.horizons[0].heads[0];
      return JSON.stringify(text.panel.states);
    };
    expect(weights(changed)).toBe(weights(all));
  });

  test('fit is update with each, the same bits; lookback and updateExisting as said', () => {
    const all = inputs(8, 600);
    const online = new PredictionEngine(options);
    for (const input of all.slice(-252)) online.update(input);
    const batch = new PredictionEngine(options);
    batch.update(all[0]!);
    expect(batch.fit(all)).toBe(252);
    expect(encodeText(batch.snapshot())).toBe(encodeText(online.snapshot()));
    expect(batch.fit(all.slice(0, 10), { updateExisting: true })).toBe(10);
    for (const input of all.slice(0, 10)) online.update(input);
    expect(encodeText(batch.snapshot())).toBe(encodeText(online.snapshot()));
    expect(batch.trainedOn.bars).toBe(262);
    expect(batch.fit(all, { lookback: 7 })).toBe(7);
    expect(() => batch.fit(all, { lookback: 0 })).toThrow(/lookback/);
  });

  test('an exogenous value is used from when it is available, and not before', () => {
    const all = inputs(9, 60);
    const play = (availableAt: number) => {
      const engine = new PredictionEngine({ ...options, exogenous: ['mood'], targets: ['return'] });
      const there: number[] = [];
      all.forEach((input, i) => {
        if (i === 10) expect(engine.inform({ name: 'mood', value: 3, availableAt })).toBe(true);
        there.push(of(engine.update(input), 'return').dataUncertainty);
      });
      return there.indexOf(0);
    };
    expect(play(31 * 60_000)).toBe(30); // the bar that ends then
    expect(play(31 * 60_000 + 1)).toBe(31);
    expect(play(0)).toBe(10);
    const engine = new PredictionEngine(options);
    for (const news of [null, { name: 'mood', value: 1, availableAt: 1 }]) {
      expect(engine.inform(news as never)).toBe(false);
    }
  });

  test('a model that throws, or says nonsense, or costs too much, is left out, counted and replaced', () => {
    const said = { bad: 0, oracle: 0 };
    const engine = new PredictionEngine(
      { ...options, targets: ['return'], horizons: [1], mostOperations: 1e5 },
      {
        throws: {
          target: 'return',
          model: () => {
            throw new Error('no');
          },
        },
        nonsense: { target: 'return', model: () => ({ value: Number.NaN, confidence: 1 }) },
        greedy: {
          target: 'return',
          operations: 1e6,
          model: () => {
            said.bad += 1;
            return { value: 1, confidence: 1 };
          },
        },
        oracle: {
          target: 'return',
          model: (row) => {
            said.oracle += 1;
            return { value: 0.007 * row.get('signal')!, confidence: 1 };
          },
        },
      },
    );
    const plain = new PredictionEngine({ ...options, targets: ['return'], horizons: [1] });
    const all = inputs(10, 500);
    let last: EngineResult | undefined;
    for (const input of all) {
      last = engine.update(input);
      plain.update(input);
    }
    expect(said).toEqual({ bad: 0, oracle: 500 });
    expect(of(last, 'return').spoke).toEqual(['oracle', 'linear', 'mean', 'persistence']);
    expect(engine.faults).toEqual([
      { of: 'return@1', member: 'throws', fault: 'threw', count: 500 },
      { of: 'return@1', member: 'nonsense', fault: 'threw', count: 500 },
      { of: 'return@1', member: 'greedy', fault: 'over-budget', count: 0 },
    ]);
    const members = (one: PredictionEngine) =>
      JSON.parse(encodeText(one.snapshot())).state.horizons[0].heads[0].panel.states.slice(-3);
    expect(members(engine)).toEqual(members(plain)); // others learn as if those were not there
  });

  test('in order, each member is the fallback of those before it', () => {
    const all = inputs(14, 40);
    let asked = 0;
    const engine = new PredictionEngine(
      { ...options, targets: ['return'], horizons: [1], combine: 'first' },
      {
        greedy: { target: 'return', operations: 1e9, model: () => ({ value: 7, confidence: 1 }) },
        sometimes: {
          target: 'return',
          model: () => {
            asked += 1;
            if (asked % 2 === 0) throw new Error('no');
            return asked % 4 === 1 ? { value: 0.5, confidence: 1 } : undefined;
          },
        },
      },
    );
    all.forEach((input, i) => {
      const forecast = of(engine.update(input), 'return');
      if (i % 4 === 0) expect([forecast.mean, forecast.spoke]).toEqual([0.5, ['sometimes']]);
      else expect(forecast.spoke).toEqual(['linear']);
      expect(forecast.modelUncertainty >= 0 || i === 0).toBe(true);
    });
    expect(engine.faults.map(({ member, fault, count }) => [member, fault, count])).toEqual([
      ['greedy', 'over-budget', 0],
      ['sometimes', 'threw', 20],
    ]);
    expect(() => new PredictionEngine({ ...options, combine: 'last' as never })).toThrow(/combine/);
  });

  test('features that are lacking are doubted, and do not stop it', () => {
    const engine = new PredictionEngine(options);
    for (const input of inputs(11, 300)) engine.update(input);
    const [input] = inputs(12, 1);
    const half = new Row(['signal', 'noise'], Float64Array.of(1, Number.NaN));
    expect(of(engine.peek({ ...input!, features: half }), 'return').dataUncertainty).toBe(0.5);
    expect(of(engine.peek({ ...input!, quality: 0.4 }), 'return').dataUncertainty).toBe(0.6);
    expect(Number.isFinite(of(engine.peek({ ...input!, features: half }), 'return').mean)).toBe(
      true,
    );
  });

  test('drift of a feature shows in its stability, and an anomaly names its features', () => {
    const engine = new PredictionEngine({ features: ['a', 'b'], targets: ['return'] });
    const draws = new Draws(13);
    let last: EngineResult | undefined;
    for (let i = 0; i < 10_000; i++) {
      const a = draws.normal() + (i < 8000 ? 0 : 1);
      const features = new Row(['a', 'b'], Float64Array.of(a, draws.normal()));
      last = engine.update({ bar: { time: i, high: 1, low: 1, close: 1 }, features });
    }
    expect(of(last, 'return').featureStability).toBe(0.5);
    const odd = new Row(['a', 'b'], Float64Array.of(0, 1000));
    expect(
      engine.peek({ bar: { time: 1e5, high: 1, low: 1, close: 1 }, features: odd })!.anomaly,
    ).toEqual({
      score: expect.any(Number),
      causes: ['b'],
    });
  });

  test('a schema is the names in their order, and options out of bounds are named', () => {
    const schema = (features: string[]) => new PredictionEngine({ features }).schema;
    expect(schema(['a', 'b'])).toBe(schema(['a', 'b']));
    expect(schema(['a', 'b'])).not.toBe(schema(['b', 'a']));
    expect(() => new PredictionEngine({ features: [] })).toThrow(/features/);
    expect(() => new PredictionEngine({ features: ['a'], horizons: [0] })).toThrow(/horizons\[0\]/);
    expect(() => new PredictionEngine({ features: ['a'], targets: ['up'] as never })).toThrow(
      /targets/,
    );
    expect(() => new PredictionEngine({ features: ['a'], exogenous: ['a'] })).toThrow(/exogenous/);
    expect(() => new PredictionEngine({ features: ['a'], feature: 1 } as never)).toThrow(
      /features/,
    );
    expect(() => new PredictionEngine({ features: ['a'] }, { x: {} as never })).toThrow(/own\.x/);
  });
});
