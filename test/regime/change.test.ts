import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { ChangePoint, Cusum, varianceRatio } from '../../src/regime/index.js';
import { cases } from '../cases.js';
import { Draws } from '../learning/draws.js';

interface Fixture {
  options: Record<string, number>;
  inputs: number[];
  rows: [recentChange: number, runLength: number, mean: number, deviation: number][];
  returns: number[];
  ratios: { span: number; expected: [ratio: number, robustZ: number] }[];
}

const path = new URL('../data/regime.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e101, 'x', null, undefined] as number[];

describe('ChangePoint', () => {
  test("equals Bayes' rule over every length, by scipy, but for what is forgotten", () => {
    const detector = new ChangePoint(fixture.options);
    fixture.inputs.forEach((x, t) => {
      const { recentChange, runLength, mean, deviation } = detector.update(x);
      const [recent, length, centre, spread] = fixture.rows[t]!;
      expect(Math.abs(recentChange - recent)).toBeLessThan(2e-3);
      expect(runLength).toBe(length);
      expect(Math.abs(mean - centre)).toBeLessThan(2e-3);
      expect(Math.abs(deviation - spread)).toBeLessThan(2e-3);
      // Nothing is forgotten of the first inputs.
      if (t < 9) expect(recentChange).toBeCloseTo(recent, 9);
      if (t < 9) expect(deviation).toBeCloseTo(spread, 9);
    });
  });

  test('whatever comes, probabilities are some and add up', () => {
    const numbers = fc.oneof(
      fc.double({ min: -1e100, max: 1e100, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.constantFrom(0, 1, 1e100, -1e100, 5e-324),
    );
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 60 }), (inputs) => {
        const detector = new ChangePoint({ longestRun: 20 });
        for (const x of inputs) {
          const foreseen = detector.peek(x);
          const value = detector.update(x);
          expect(value).toEqual(foreseen);
          expect(value.recentChange).toBeGreaterThanOrEqual(0);
          expect(value.recentChange).toBeLessThanOrEqual(1);
          expect(Number.isFinite(value.mean) && value.deviation >= 0).toBe(true);
          expect(value.runLength).toBeLessThanOrEqual(20);
        }
        const { state } = detector.snapshot() as unknown as { state: { probabilities: number[] } };
        const total = state.probabilities.reduce((sum, p) => sum + p, 0);
        expect(Math.abs(total - 1)).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: cases(1000) },
    );
  });

  test('of a flat market nothing is NaN, and its run has no end', () => {
    const detector = new ChangePoint();
    for (let i = 0; i < 2000; i++) {
      const { recentChange, mean, deviation } = detector.update(0);
      expect([recentChange, mean, deviation].every(Number.isFinite)).toBe(true);
    }
    expect(detector.value.runLength).toBe(128);
    expect(detector.value.recentChange).toBeLessThan(0.02);
  });

  test('refuses what is no number and goes on from its snapshot to the same bits', () => {
    const [whole, half] = [new ChangePoint(), new ChangePoint()];
    const draws = new Draws(4);
    const inputs = Array.from({ length: 700 }, (_, i) => draws.normal() + (i < 400 ? 0 : 2));
    for (const x of odd) expect(whole.update(x).recentChange).toBeNaN();
    expect(whole.value.runLength).toBeNaN();
    inputs.forEach((x, i) => {
      whole.update(x);
      if (i < 300) half.update(x);
      half.peek(3);
    });
    const resumed = new ChangePoint();
    resumed.restore(decodeText(encodeText(half.snapshot())) as Snapshot);
    for (const x of inputs.slice(300)) resumed.update(x);
    expect(encodeText(resumed.snapshot())).toBe(encodeText(whole.snapshot()));
    type Forged = { entryCount: number } & Record<string, Float64Array>;
    const edits: ((state: Forged) => void)[] = [
      (state) => (state.entryCount = 0),
      (state) => (state.entryCount = 1e4),
      (state) => (state['probabilities']![1] = 7),
      (state) => (state['lengths']![2] = 0),
      (state) => (state['squares']![1] = -1),
      (state) => (state['means']![1] = Number.NaN),
    ];
    for (const edit of edits) {
      const forged = structuredClone(whole.snapshot());
      edit(forged.state as unknown as Forged);
      expect(() => new ChangePoint().restore(forged)).toThrow(/state\./);
    }
    whole.reset();
    expect(encodeText(whole.snapshot())).toBe(encodeText(new ChangePoint().snapshot()));
    expect(() => new ChangePoint({ deviation: 0 })).toThrow(/deviation/);
    expect(() => new ChangePoint({ hazard: 1 } as object)).toThrow(/hazard/);
  });
});

describe('Cusum', () => {
  test('adds up what lies beyond the allowance, and begins anew after a change', () => {
    const cusum = new Cusum({ mean: 10, deviation: 2, threshold: 3 });
    // By hand: z = 1, 2, 2 leaves .5, 2, 3.5 above the allowance.
    expect([12, 14, 14, 10].map((x) => cusum.update(x).change)).toEqual([0, 0, 1, 0]);
    expect(cusum.peek(4)).toEqual({ change: 0, up: 0, down: 2.5, inputsSince: 2 });
    expect([4, 8].map((x) => cusum.update(x).change)).toEqual([0, 0]);
    expect(cusum.update(8)).toEqual({ change: -1, up: 0, down: 3.5, inputsSince: 0 });
  });

  test('refuses what is no number, and what is no state', () => {
    const cusum = new Cusum();
    for (const x of [1, -0.5, 2]) cusum.update(x);
    const before = encodeText(cusum.snapshot());
    for (const x of odd) expect(cusum.update(x).change).toBeNaN();
    expect(encodeText(cusum.snapshot())).toBe(before);
    const resumed = new Cusum();
    resumed.restore(decodeText(before) as Snapshot);
    expect(resumed.update(4)).toEqual(cusum.update(4));
    for (const edit of [{ up: -1 }, { down: 6 }, { sinceCount: 0.5 }]) {
      const forged = structuredClone(cusum.snapshot());
      Object.assign(forged.state as object, edit);
      expect(() => resumed.restore(forged)).toThrow(/state/);
    }
    cusum.reset();
    expect(cusum.snapshot()).toEqual(new Cusum().snapshot());
    expect(() => new Cusum({ threshold: 0 })).toThrow(/threshold/);
  });
});

describe('varianceRatio', () => {
  test.each(fixture.ratios)('equals numpy: span $span', ({ span, expected }) => {
    const { ratio, robustZ } = varianceRatio(fixture.returns, span);
    expect(ratio).toBeCloseTo(expected[0], 9);
    expect(robustZ).toBeCloseTo(expected[1], 9);
  });

  test('its z is standard normal for a walk whose volatility changes', () => {
    const draws = new Draws(8);
    let beyond = 0;
    const runs = cases(4000);
    for (let run = 0; run < runs; run++) {
      const returns = Float64Array.from(
        { length: 400 },
        (_, t) => draws.normal() * (1 + (t % 100) / 20),
      );
      beyond += Number(Math.abs(varianceRatio(returns, 4).robustZ) > 1.96);
    }
    expect(Math.abs(beyond / runs - 0.05)).toBeLessThan(0.01 + 3 * Math.sqrt(0.0475 / runs));
  });

  test('is NaN of a flat market, of too few and of a hole', () => {
    const none = { ratio: Number.NaN, robustZ: Number.NaN };
    expect(varianceRatio(new Float64Array(50), 4)).toEqual(none);
    expect(varianceRatio([1, 2], 2)).toEqual(none);
    const apart = varianceRatio([1, 0, -1, 0, 1, 0, -1, 0], 2); // no product of neighbours
    expect(apart.ratio).toBeCloseTo(7 / 6, 12); // σ² = 4/7: 7 / (2 · 7 · (6/8) · (4/7))
    expect(apart.robustZ).toBeNaN();
    expect(varianceRatio([1, Number.NaN, 2, 3, 4], 2)).toEqual(none);
    expect(() => varianceRatio([1, 2], 1)).toThrow(/span/);
  });
});
