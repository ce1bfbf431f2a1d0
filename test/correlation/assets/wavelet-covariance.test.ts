import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { ConfigError } from '../../../src/core/errors.js';
import { decodeText, encodeText, type Snapshot } from '../../../src/core/index.js';
import { WaveletCovariance, waveletCorrelation } from '../../../src/correlation/index.js';
import { modwt } from '../../../src/wavelet/index.js';

/** waveslim's, made by test/data/make/correlation-waveslim.R: correlation and interval by level. */
const theirs: { a: number[]; b: number[]; haar: number[][]; d4: number[][] } = JSON.parse(
  readFileSync(new URL('../../data/correlation-waveslim.json', import.meta.url), 'utf8'),
);
const equal = { halfLifeBars: 1e12, phase: 'percival-walden' } as const;

function last(operator: WaveletCovariance, a: ArrayLike<number>, b: ArrayLike<number>) {
  for (let t = 0; t < a.length; t++) operator.update([a[t]!, b[t]!]);
  return operator.value;
}

describe('covariance by scale', () => {
  test.each([
    ['haar', theirs.haar, 'haar'],
    ['d4', theirs.d4, 'db2'],
  ] as const)(
    'with equal weights, %s has waveslim’s correlations and intervals',
    (_, rows, wavelet) => {
      for (const [i, [correlation, low, high]] of rows.entries()) {
        const found = last(
          new WaveletCovariance({ ...equal, wavelet, level: i + 1 }),
          theirs.a,
          theirs.b,
        );
        expect(found.correlation).toBeCloseTo(correlation!, 9);
        expect(found.low).toBeCloseTo(low!, 8);
        expect(found.high).toBeCloseTo(high!, 8);
      }
    },
  );

  it('is that of the details of the whole series beyond the boundary', () => {
    const options = { wavelet: 'db2', maxLevels: 3, phase: 'percival-walden' } as const;
    const [a, b] = [modwt(theirs.a, options).rows, modwt(theirs.b, options).rows];
    const first = 7 * 3;
    let sum = 0;
    for (let t = first; t < theirs.a.length; t++) sum += a[2]![t]! * b[2]![t]!;
    const found = last(
      new WaveletCovariance({ ...equal, wavelet: 'db2', level: 3 }),
      theirs.a,
      theirs.b,
    );
    expect(found.covariance).toBeCloseTo(sum / (theirs.a.length - first), 9);
    expect(found.correlation).toBeCloseTo(
      waveletCorrelation(a.slice(0, 3), b.slice(0, 3), 4)[2]!.correlation,
      9,
    );
  });

  it('forgets: each pair weighs half of one that is a half-life newer', () => {
    const options = { wavelet: 'haar', level: 1, halfLifeBars: 2 } as const;
    const { covariance } = last(new WaveletCovariance(options), [0, 2, 2, 6], [0, 2, 4, 8]);
    const decay = Math.SQRT1_2; // details: 1·1, 0·1, 2·2, the newest last
    expect(covariance).toBeCloseTo((decay * decay + 4) / (decay * decay + decay + 1), 12);
  });
});

describe('lead by scale', () => {
  const noise = (seed: number): number[] => {
    let state = seed;
    return Array.from({ length: 4000 }, () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647 - 0.5;
    });
  };
  const walk = (steps: number[]): number[] => {
    let level = 100;
    return steps.map((step) => {
      level += step;
      return level;
    });
  };
  const leader = walk(noise(7));
  const options = { wavelet: 'haar', level: 1, halfLifeBars: 500, maxLagBars: 6 } as const;

  test.each([3, 1, 0, -2, -6])('a series that is %d bars late', (lead) => {
    const [a, b] = [[] as number[], [] as number[]];
    for (let t = 10; t < 3990; t++) {
      a.push(leader[t]!);
      b.push(leader[t - lead]!);
    }
    expect(last(new WaveletCovariance(options), a, b).leadBars).toBe(lead);
  });

  it('is none of two series that have nothing to do with each other', () => {
    const found = last(new WaveletCovariance(options), leader, walk(noise(11)));
    expect(found.leadBars).toBeNaN();
    expect(found.low).toBeLessThan(0);
    expect(found.high).toBeGreaterThan(0);
  });

  it('is at most the longest lag, and may be left out', () => {
    const late = leader.map((_, t) => leader[Math.max(0, t - 9)]!);
    expect(last(new WaveletCovariance(options), leader, late).leadBars).toBeNaN();
    const here = new WaveletCovariance({ ...options, maxLagBars: 0 });
    expect(last(here, leader, leader).leadBars).toBe(0);
  });
});

describe('its memory', () => {
  const options = { wavelet: 'haar', level: 2, halfLifeBars: 5, maxLagBars: 4 } as const;
  const pairs = theirs.a.slice(0, 24).map((x, t) => [x, theirs.b[t]!] as const);

  it('goes on from its snapshot at any bar to the same bits, and a peek leaves no trace', () => {
    const whole = new WaveletCovariance(options);
    for (const [t, pair] of pairs.entries()) {
      const resumed = new WaveletCovariance(options);
      resumed.restore(decodeText(encodeText(whole.snapshot())) as Snapshot);
      whole.peek([9, -9]);
      expect(whole.peek(pair)).toEqual(whole.update(pair));
      expect(resumed.update(pair), `bar ${t}`).toEqual(whole.value);
      expect(resumed.snapshot()).toEqual(whole.snapshot());
    }
  });

  it('refuses sums and rings that no pairs leave', () => {
    type Forged = { products: Record<'sums' | 'past', Float64Array>; inputs: number };
    const forged = (count: number, edit: (state: Forged) => void) => () => {
      const operator = new WaveletCovariance(options);
      for (const pair of pairs.slice(0, count)) operator.update(pair);
      const snapshot = operator.snapshot();
      edit((snapshot.state as unknown as { kernel: Forged }).kernel);
      operator.restore(snapshot);
    };
    // The first detail of both is that of the fourth pair: at five there are two of each, at 12 four.
    for (const count of [0, 3, 4, 5, 12]) expect(forged(count, () => {})).not.toThrow();
    for (const square of [9, 10, 11]) {
      expect(forged(12, ({ products }) => (products.sums[square] = -1))).toThrow(/sums/);
    }
    for (let place = 0; place < 8; place++) {
      expect(forged(12, ({ products }) => (products.past[place] = Number.NaN))).toThrow(/past/);
      expect(forged(3, ({ products }) => (products.past[place] = 0))).toThrow(/past/);
    }
    for (let place = 0; place < 8; place++) {
      const turn = ({ products: { past } }: Forged): void => {
        past[place] = Number.isNaN(past[place]) ? 0 : Number.NaN;
      };
      expect(forged(5, turn)).toThrow(/past/);
    }
    expect(forged(12, (state) => (state.inputs = 13))).toThrow(/inputs/);
    expect(forged(12, (state) => (state.inputs = 0.5))).toThrow(/inputs/);
  });
});

describe('what is undefined', () => {
  it('a series that does not move has no correlation, and the other goes on', () => {
    const flat = new Array(60).fill(5);
    const found = last(
      new WaveletCovariance({ level: 1, wavelet: 'haar' }),
      flat,
      theirs.b.slice(0, 60),
    );
    expect(found).toEqual({
      covariance: 0,
      correlation: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
      leadBars: Number.NaN,
    });
  });

  it('an interval rests on more than three independent pairs', () => {
    const operator = new WaveletCovariance({ level: 1, wavelet: 'haar', halfLifeBars: 1e6 });
    const lows = theirs.a.slice(0, 9).map((a, t) => operator.update([a, theirs.b[t]!]).low);
    expect(lows.map(Number.isNaN)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('refuses parameters out of bounds', () => {
    expect(() => new WaveletCovariance({ level: 13 })).toThrow(ConfigError);
    expect(() => new WaveletCovariance({ maxLagBars: 257 })).toThrow(ConfigError);
    expect(() => new WaveletCovariance({ wavelet: 'bior2.2' as never })).toThrow(ConfigError);
  });
});
