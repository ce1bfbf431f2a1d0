import { describe, expect, it } from 'vitest';
import { Beta, Cci } from '../../src/indicators/index.js';
import { Random } from '../contract/series.js';

// Series that leap over eighteen and more binary orders of magnitude, beside whole-number arithmetic
// that rounds nothing: inputs are whole multiples of 2^-20.

const unit = 2 ** 20;

/** What a series may be multiplied by from one input to the next. */
const leaps = {
  'between two levels': (random: Random): number => 2 ** (18 * random.integer(0, 1)),
  'over forty powers of two': (random: Random): number => 2 ** random.integer(0, 40),
  'for thirty inputs at a time': (_: Random, i: number): number =>
    2 ** (18 * (Math.floor(i / 30) % 2)),
} as const;

function drawn(seed: number, leap: (random: Random, i: number) => number): number[] {
  const random = new Random(seed);
  return Array.from(
    { length: 300 },
    (_, i) => (random.integer(-1_000, 1_000) / 64) * leap(random, i),
  );
}

/** Exact deviations from the mean of a window, times its length. */
function deviations(window: readonly number[]): bigint[] {
  const whole = window.map((x) => BigInt(x * unit));
  const sum = whole.reduce((a, b) => a + b, 0n);
  return whole.map((x) => BigInt(window.length) * x - sum);
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
const scale = 2n ** 90n;
const quotient = (a: bigint, b: bigint): number =>
  b === 0n ? Number.NaN : Number((a * scale) / b) / Number(scale);

describe.each(Object.entries(leaps))('%s', (_, leap) => {
  it.each([2, 5, 20])('cci of %i is exact to 1e-13', (period) => {
    const series = drawn(period, leap);
    const cci = new Cci({ period, constant: 1, source: 'close' });
    for (const [i, x] of series.entries()) {
      const said = cci.update({ time: 0, open: x, high: x, low: x, close: x, volume: 1 });
      if (i + 1 < period) continue;
      const off = deviations(series.slice(i + 1 - period, i + 1));
      const mean = off.reduce((sum, d) => sum + magnitude(d), 0n);
      const right = quotient(BigInt(period) * off.at(-1)!, mean);
      expect(
        Math.abs(said - right) <= 1e-13 * period || Object.is(said, right),
        `${i}: ${said} for ${right}`,
      ).toBe(true);
    }
  });

  it.each([2, 5, 20])(
    'beta over %i is exact to 1e-12 of the largest slope it could have',
    (period) => {
      const [xs, ys] = [drawn(period, leap), drawn(period + 100, leap)];
      const beta = new Beta(period);
      for (const [i, x] of xs.entries()) {
        const said = beta.update([x, ys[i]!]);
        if (i + 1 < period) continue;
        const [dx, dy] = [xs, ys].map((all) => deviations(all.slice(i + 1 - period, i + 1))) as [
          bigint[],
          bigint[],
        ];
        const sum = (of: (k: number) => bigint): bigint =>
          dx.reduce((total, __, k) => total + of(k), 0n);
        const squares = sum((k) => dx[k]! * dx[k]!);
        const right = quotient(
          sum((k) => dx[k]! * dy[k]!),
          squares,
        );
        const largest = Math.sqrt(
          quotient(
            sum((k) => dy[k]! * dy[k]!),
            squares,
          ),
        );
        expect(
          Math.abs(said - right) <= 1e-12 * largest || Object.is(said, right),
          `${i}: ${said} for ${right}`,
        ).toBe(true);
      }
    },
  );
});
