import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuantileSketch } from '../../src/metrics/quantile-sketch.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const shapes: readonly (readonly [string, (random: Random) => number])[] = [
  ['latencies', (random) => Math.exp(3 * (random.unit() - 0.5))],
  ['both signs', (random) => random.unit() - 0.3],
  ['many zeros', (random) => Math.max(0, random.unit() - 0.6)],
  ['thirty decades', (random) => 10 ** (60 * (random.unit() - 0.5))],
  ['one value', () => 7],
];

const ranks = [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

function filled(values: readonly number[]): QuantileSketch {
  const sketch = new QuantileSketch();
  for (const value of values) sketch.add(value);
  return sketch;
}

/** A sketch of all is within 1 % of the value of each rank, and says what those of parts say, merged. */
function heldRanks(...parts: readonly (readonly number[])[]): QuantileSketch {
  const values = parts.flat();
  const whole = filled(values);
  const merged = new QuantileSketch();
  for (const part of parts) merged.merge(filled(part));
  const sorted = values.toSorted((a, b) => a - b);
  for (const q of ranks) {
    const exact = sorted[Math.floor(q * (values.length - 1))]!;
    expect(Math.abs(whole.quantile(q) - exact)).toBeLessThanOrEqual(0.0100001 * Math.abs(exact));
    expect(merged.quantile(q)).toBe(whole.quantile(q));
  }
  const { count, min, max } = merged.distribution();
  expect([count, min, max]).toEqual([values.length, sorted[0], sorted.at(-1)]);
  return merged;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe('a sketch of quantiles', () => {
  it.each(shapes)('of %s is within 1 %% of the value of that rank, merged or not', (_, draw) => {
    const random = new Random(9);
    const values = Array.from({ length: 5_000 }, () => draw(random));
    const [even, odd] = [0, 1].map((rest) => values.filter((_value, i) => i % 2 === rest));
    const { mean } = heldRanks(even!, odd!, []).distribution();
    expect(Math.abs(mean / (sum(values) / values.length) - 1)).toBeLessThan(1e-9);
  });

  it('is so of any latencies, whose mean it has', () => {
    const values = fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, values, (left, right) => {
        const { mean, count } = heldRanks(left, right).distribution();
        expect(Math.abs((mean * count) / sum([...left, ...right]) - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: cases(1000) },
    );
  });

  it('passes over what is no finite number, and says NaN of nothing', () => {
    const sketch = new QuantileSketch();
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(sketch.add(value)).toBe(false);
    sketch.merge(new QuantileSketch());
    const { count, ...nothing } = sketch.distribution();
    expect([count, ...Object.values(nothing)]).toEqual([0, ...Array(6).fill(Number.NaN)]);
    sketch.add(-3);
    expect(sketch.distribution()).toMatchObject({ count: 1, mean: -3, min: -3, p50: -3, max: -3 });
  });

  it('bears the ends of all numbers, and itself', () => {
    const largest = Array.from({ length: 60 }, (_, i) => Number.MAX_VALUE * (1 - i / 1500));
    heldRanks(largest, [5e-324, 1e-320]);
    const sketch = filled([Number.MAX_VALUE, 5e-324, -Number.MAX_VALUE]);
    expect(sketch.quantile(1)).toBe(Number.MAX_VALUE);
    expect(sketch.quantile(0)).toBe(-Number.MAX_VALUE);
    expect([sketch.quantile(2), sketch.quantile(-1)]).toEqual([Number.NaN, Number.NaN]);
    sketch.merge(sketch);
    expect(sketch.distribution().count).toBe(6);
  });
});
