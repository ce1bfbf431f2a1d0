import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { ChangePoint } from '../../src/regime/index.js';
import { cases } from '../cases.js';
import { Draws } from '../learning/draws.js';

interface Fixture {
  options: Record<string, number>;
  inputs: number[];
  rows: [recentChange: number, runLength: number, mean: number, deviation: number][];
}

const path = new URL('../data/regime.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e101, 'x', null, undefined] as number[];

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

test('an input as good as impossible is judged the same in every unit', () => {
  // Its likelihood is 8e-204 in the one unit, less than is added up, and 8e-196 in the other.
  const valuesIn = (unit: number) => {
    const sure = { meanInputs: 100, deviation: unit, deviationInputs: 400 };
    const detector = new ChangePoint({ ...sure, longestRun: 30, recentInputs: 1 });
    const draws = new Draws(6);
    const inputs = Array.from({ length: 50 }, (_, t) => draws.normal() + (t === 40 ? 59 : 0));
    return inputs.map((x) => ({ ...detector.update(x * unit) }));
  };
  const [small, large] = [valuesIn(1e-4), valuesIn(1e4)];
  small.forEach(({ recentChange, runLength, mean, deviation }, t) => {
    expect(recentChange).toBeCloseTo(large[t]!.recentChange, 9);
    expect(runLength).toBe(large[t]!.runLength);
    expect(mean * 1e4).toBeCloseTo(large[t]!.mean / 1e4, 9);
    expect(deviation * 1e4).toBeCloseTo(large[t]!.deviation / 1e4, 9);
  });
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
