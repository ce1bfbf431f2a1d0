import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, logOddsOf, pool, probabilityOf } from '../../src/correlation/index.js';
import { Random } from '../contract/series.js';

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const weight = fc.double({ min: 0, max: 4, noNaN: true });
const rho = fc.double({ min: 0, max: 1, noNaN: true });
const evidence = fc
  .array(fc.record({ pUp: probability, weight }), { maxLength: 12 })
  .map((voices) => voices.map((voice, i): Evidence => ({ key: `k${i}`, ...voice })));
const options = { numRuns: 500, seed: 11 };

describe('the laws of pooling', () => {
  test('no voice, or none with weight, is 0.5', () => {
    expect(pool([], 0.6)).toEqual({ pUp: 0.5, agreement: 0, logOdds: 0 });
    expect(pool([{ key: 'a', pUp: 0.9, weight: 0 }], 0.6).pUp).toBe(0.5);
  });

  test('voices of 0.5 are neutral, however many', () => {
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 9 }), rho, (weights, r) => {
        const voices = weights.map((w, i) => ({ key: `k${i}`, pUp: 0.5, weight: w }));
        expect(pool(voices, r).pUp).toBe(0.5);
      }),
      options,
    );
  });

  test('one voice of weight 1 is repeated', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), rho, (pUp, r) => {
        expect(pool([{ key: 'a', pUp, weight: 1 }], r).pUp).toBeCloseTo(pUp, 14);
      }),
      options,
    );
  });

  test('all the other way round is 1 − p', () => {
    fc.assert(
      fc.property(evidence, rho, (voices, r) => {
        const flipped = voices.map((voice) => ({ ...voice, pUp: 1 - voice.pUp }));
        expect(pool(flipped, r).pUp).toBeCloseTo(1 - pool(voices, r).pUp, 9);
      }),
      options,
    );
  });

  test('the order of arrival changes no bit', () => {
    fc.assert(
      fc.property(evidence, rho, fc.infiniteStream(fc.nat()), (voices, r, order) => {
        const places = new Map(voices.map(({ key }) => [key, order.next().value as number]));
        const shuffled = [...voices].sort((a, b) => places.get(a.key)! - places.get(b.key)!);
        expect(pool(shuffled, r)).toEqual(pool(voices, r));
        expect(pool([...voices].reverse(), r)).toEqual(pool(voices, r));
      }),
      options,
    );
  });

  test('copies count once at rho = 1, and in full at rho = 0', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 30 }), (pUp, copies) => {
        const voice = { pUp, weight: 0.7 };
        const one = pool([{ key: 'a', ...voice }], 0.6);
        const many = Array.from({ length: copies }, (_, i) => ({ key: `k${i}`, ...voice }));
        expect(pool(many, 1).pUp).toBeCloseTo(one.pUp, 12);
        expect(pool(many, 0).logOdds).toBeCloseTo(copies * one.logOdds, 9);
      }),
      options,
    );
  });

  test('a voice that says more makes it no less', () => {
    fc.assert(
      fc.property(evidence, rho, fc.nat(), probability, (voices, r, at, pUp) => {
        if (voices.length === 0) return;
        const i = at % voices.length;
        const moved = voices.map((voice, k) => (k === i ? { ...voice, pUp } : voice));
        const rises = pUp >= voices[i]!.pUp;
        const [less, more] = rises ? [voices, moved] : [moved, voices];
        expect(pool(more, r).logOdds).toBeGreaterThanOrEqual(pool(less, r).logOdds - 1e-12);
      }),
      options,
    );
  });

  test('it is bounded by the voices together', () => {
    fc.assert(
      fc.property(evidence, rho, (voices, r) => {
        const bound = voices.reduce((sum, { weight: w }) => sum + w, 0) * Math.log(99);
        const { logOdds, pUp, agreement } = pool(voices, r);
        expect(Math.abs(logOdds)).toBeLessThanOrEqual(bound + 1e-9);
        expect(pUp).toBeGreaterThanOrEqual(0);
        expect(pUp).toBeLessThanOrEqual(1);
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
      }),
      options,
    );
  });

  test('weights of any size, even the smallest, are no division by zero', () => {
    for (const tiny of [5e-324, 1e-200, 1e-20]) {
      const voices = [0.9, 0.2].map((pUp, i) => ({ key: `k${i}`, pUp, weight: tiny }));
      expect(pool(voices, 0.6).pUp).toBeCloseTo(0.5, 12);
    }
  });

  test('log-odds and probability undo each other', () => {
    for (const p of [0.02, 0.3, 0.5, 0.98]) expect(probabilityOf(logOddsOf(p))).toBeCloseTo(p, 14);
    expect(logOddsOf(1e-300)).toBe(-Math.log(99));
  });
});

describe('calibration', () => {
  /**
   * Four honest forecasters of one coin: each sees ±m with noise of variance 1, shared to the
   * extent of rho, and says the probability that this alone warrants.
   */
  function forecasts(rhoOfNoise: number, rounds: number) {
    const random = new Random(5);
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
    const m = 0.35;
    return Array.from({ length: rounds }, () => {
      const isUp = random.unit() < 0.5;
      const shared = normal();
      const voices = Array.from({ length: 4 }, (_, i) => {
        const noise = Math.sqrt(rhoOfNoise) * shared + Math.sqrt(1 - rhoOfNoise) * normal();
        return {
          key: `k${i}`,
          pUp: probabilityOf(2 * m * ((isUp ? m : -m) + noise)),
          weight: 1,
        };
      });
      return { isUp, voices };
    });
  }

  /** Expected calibration error over 15 bins of equal size. */
  function calibrationError(said: readonly { p: number; isUp: boolean }[]): number {
    const sorted = [...said].sort((a, b) => a.p - b.p);
    let error = 0;
    for (let bin = 0; bin < 15; bin++) {
      const from = Math.floor((bin * sorted.length) / 15);
      const to = Math.floor(((bin + 1) * sorted.length) / 15);
      const members = sorted.slice(from, to);
      error += Math.abs(members.reduce((sum, { p, isUp }) => sum + p - Number(isUp), 0));
    }
    return error / sorted.length;
  }

  test.each([0, 0.3, 0.6, 0.9])('honest voices correlated %d give honest probabilities', (r) => {
    const rounds = forecasts(r, 60_000);
    const pooled = rounds.map(({ isUp, voices }) => ({ isUp, p: pool(voices, r).pUp }));
    expect(calibrationError(pooled)).toBeLessThanOrEqual(0.01);
    if (r === 0) return;
    const asIfIndependent = rounds.map(({ isUp, voices }) => ({ isUp, p: pool(voices, 0).pUp }));
    expect(calibrationError(asIfIndependent)).toBeGreaterThan(0.03);
  });
});
