import { describe, expect, it } from 'vitest';
import {
  LogReturn,
  RollingMinMax,
  RollingRobust,
  RollingZScore,
} from '../../src/normalization/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';
import {
  logReturn,
  rollingMinMax,
  rollingRobust,
  rollingZScore,
} from '../reference/normalization.js';

const windows = [
  {},
  { windowSize: 20 },
  { windowSize: 100, minDataPoints: 20 },
  { windowSize: 7, minDataPoints: 2 },
  { windowSize: 2 },
] as const;

type Maker = (window: object) => {
  update(x: number): number;
  peek(x: number): number;
  inverse(y: number): number;
  readonly warmUp: number;
  readonly ready: boolean;
};

const pairs: Readonly<Record<string, readonly [Maker, (x: number[], w: object) => number[]]>> = {
  zScore: [(w) => new RollingZScore(w), rollingZScore],
  minMax: [(w) => new RollingMinMax(w), rollingMinMax],
  'robust, mad': [(w) => new RollingRobust(w), rollingRobust],
  'robust, iqr': [
    (w) => new RollingRobust({ ...w, spread: 'iqr' }),
    (x, w) => rollingRobust(x, { ...w, spread: 'iqr' }),
  ],
};

/** A walk, returns, ties, outliers. */
function seriesOf(seed: number, length: number): number[] {
  const random = new Random(seed);
  let price = 100;
  return Array.from({ length }, (_, i) => {
    price *= 1 + 0.02 * (random.unit() - 0.5);
    if (seed % 4 === 0) return random.integer(-4, 4);
    if (seed % 4 === 1) return price;
    if (seed % 4 === 2) return random.unit() - 0.5 + (i % 50 === 0 ? 100 : 0);
    return price * 1e-6;
  });
}

describe.each(Object.entries(pairs))('%s', (_, [make, reference]) => {
  it('is the slow answer to 1e-12, and knows the way back', () => {
    let told = 0;
    for (const window of windows) {
      for (let seed = 1; seed <= Math.max(4, cases(40)); seed++) {
        const inputs = seriesOf(seed, 400);
        const expected = reference(inputs, window);
        const operator = make(window);
        const largest = Math.max(...inputs.map(Math.abs));
        inputs.forEach((x, i) => {
          const foretold = operator.peek(x);
          const said = operator.update(x);
          expect(Object.is(said, foretold)).toBe(true);
          expect(operator.ready).toBe(i + 1 >= operator.warmUp);
          const wanted = expected[i]!;
          if (Number.isNaN(said)) {
            // A flat window; the slow answer may take rounding for a spread.
            const isFlat = Number.isNaN(wanted) || Math.abs(wanted) > 1e6 || seed % 4 === 0;
            expect(isFlat).toBe(true);
            return;
          }
          told += 1;
          // What the last digit of an input is, measured in spreads, no order of sums can know.
          const spread = operator.inverse(1) - operator.inverse(0);
          const digit = (16 * Number.EPSILON * largest) / spread;
          const bound = Math.max(1e-12 * Math.max(1, Math.abs(wanted)), digit);
          expect(Math.abs(said - wanted)).toBeLessThanOrEqual(bound);
          const off = Math.abs(operator.inverse(said) - x);
          expect(off).toBeLessThanOrEqual(1e-12 * largest);
        });
      }
    }
    expect(told).toBeGreaterThan(4_000);
  });

  it('a window that grows is warm at minDataPoints; one that does not, when it is full', () => {
    expect(make({ windowSize: 100, minDataPoints: 20 }).warmUp).toBe(20);
    expect(make({ windowSize: 50 }).warmUp).toBe(50);
    expect(make({}).warmUp).toBe(100);
    expect(() => make({ windowSize: 20, minDataPoints: 21 })).toThrow(
      'minDataPoints must be an integer from 2 to 20, got 21',
    );
    expect(() => make({ windowSize: 20, minDataPoints: 1 })).toThrow(/minDataPoints/);
  });
});

it('log returns add up, and lead back to the price', () => {
  for (let seed = 1; seed <= 9; seed += 4) {
    const inputs = seriesOf(seed, 500).map((x, i) => (i % 60 === 59 ? -x : x));
    const expected = logReturn(inputs);
    const operator = new LogReturn();
    let sum = 0;
    inputs.forEach((x, i) => {
      const said = operator.update(x);
      if (Number.isNaN(expected[i]!)) expect(said).toBe(Number.NaN);
      else {
        sum += said;
        expect(Math.abs(said - expected[i]!)).toBeLessThanOrEqual(1e-15);
        expect(Math.abs(operator.inverse(said) / x - 1)).toBeLessThan(1e-14);
      }
    });
    const last = inputs.filter((x) => x > 0).at(-1)!;
    expect(sum).toBeCloseTo(Math.log(last / inputs[0]!), 12);
  }
});
