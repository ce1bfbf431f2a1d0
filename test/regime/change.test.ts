import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, type Snapshot } from '../../src/core/index.js';
import { Cusum, varianceRatio } from '../../src/regime/index.js';
import { cases } from '../cases.js';
import { Draws } from '../learning/draws.js';

interface Fixture {
  returns: number[];
  ratios: { span: number; expected: [ratio: number, robustZ: number] }[];
}

const path = new URL('../data/regime.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const odd = [Number.NaN, Number.POSITIVE_INFINITY, 1e101, 'x', null, undefined] as number[];

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
    const few = [1, 2, 4, 3, 5, 2];
    for (let n = 0; n <= few.length; n++) expect(varianceRatio(few.slice(0, n), 6)).toEqual(none);
    expect(varianceRatio([...few, 1], 6).ratio).toBeGreaterThan(0);
    const apart = varianceRatio([1, 0, -1, 0, 1, 0, -1, 0], 2); // no product of neighbours
    expect(apart.ratio).toBeCloseTo(7 / 6, 12); // σ² = 4/7: 7 / (2 · 7 · (6/8) · (4/7))
    expect(apart.robustZ).toBeNaN();
    expect(varianceRatio([1, Number.NaN, 2, 3, 4], 2)).toEqual(none);
    expect(() => varianceRatio([1, 2], 1)).toThrow(/span/);
  });
});
