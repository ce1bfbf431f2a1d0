import { describe, expect, it } from 'vitest';
import { QuantileSketch } from '../../src/metrics/quantile-sketch.js';
import { Random } from '../contract/series.js';

const shapes: readonly (readonly [string, (random: Random) => number])[] = [
  ['latencies', (random) => Math.exp(3 * (random.unit() - 0.5))],
  ['both signs', (random) => random.unit() - 0.3],
  ['many zeros', (random) => Math.max(0, random.unit() - 0.6)],
  ['thirty decades', (random) => 10 ** (60 * (random.unit() - 0.5))],
  ['one value', () => 7],
];

describe('a sketch of quantiles', () => {
  it.each(shapes)('of %s is within 1 %% of the value of that rank, merged or not', (_, draw) => {
    const random = new Random(9);
    const values = Array.from({ length: 5_000 }, () => draw(random));
    const whole = new QuantileSketch();
    const parts = [new QuantileSketch(), new QuantileSketch(), new QuantileSketch()];
    values.forEach((value, i) => {
      whole.add(value);
      parts[i % 2]!.add(value); // the third stays empty
    });
    parts[2]!.merge(parts[0]!);
    parts[2]!.merge(parts[1]!);
    const sorted = values.toSorted((a, b) => a - b);
    for (const q of [0, 0.01, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1]) {
      const exact = sorted[Math.floor(q * (values.length - 1))]!;
      expect(Math.abs(whole.quantile(q) - exact)).toBeLessThanOrEqual(0.0100001 * Math.abs(exact));
      expect(parts[2]!.quantile(q)).toBe(whole.quantile(q));
    }
    const { count, min, max, mean } = whole.distribution();
    expect([count, min, max]).toEqual([values.length, sorted[0], sorted.at(-1)]);
    expect(mean).toBeCloseTo(values.reduce((sum, x) => sum + x, 0) / values.length, 6);
  });

  it('passes over what is no finite number, and says NaN of nothing', () => {
    const sketch = new QuantileSketch();
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(sketch.add(value)).toBe(false);
    expect(Object.values(sketch.distribution()).filter(Number.isNaN)).toHaveLength(6);
    for (const value of [Number.MAX_VALUE, 5e-324, -Number.MAX_VALUE]) sketch.add(value);
    expect(sketch.quantile(1)).toBe(Number.MAX_VALUE);
    expect(sketch.quantile(0)).toBe(-Number.MAX_VALUE);
    expect(sketch.quantile(2)).toBeNaN();
    sketch.merge(sketch);
    expect(sketch.distribution().count).toBe(6);
  });
});
