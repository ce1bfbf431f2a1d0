import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, logOddsOf, pool, probabilityOf } from '../../src/correlation/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const weight = fc.double({ min: 0, max: 4, noNaN: true });
const rho = fc.double({ min: 0, max: 1, noNaN: true });
const evidence = fc
  .array(fc.record({ pUp: probability, weight }), { maxLength: 12 })
  .map((voices) => voices.map((voice, i): Evidence => ({ key: `k${i}`, ...voice })));
const options = { numRuns: 500, seed: 11 };

/** Σ b·l for the b ≥ 0 that is least in b′Rb − 2b′w, found among the solutions of all subsets. */
function slowLogOdds(voices: readonly Evidence[], r: number): number {
  let best = { loss: 0, logOdds: 0 };
  for (let set = 1; set < 1 << voices.length; set++) {
    const members = voices.filter((_, i) => (set >> i) & 1);
    const m = members.length;
    const sum = members.reduce((total, voice) => total + voice.weight, 0);
    // Inverse of an equicorrelated matrix (Sherman and Morrison).
    const b = members.map((voice) => (voice.weight - (r * sum) / (1 + (m - 1) * r)) / (1 - r));
    if (b.some((x) => x < 0)) continue;
    const loss = -members.reduce((total, voice, i) => total + b[i]! * voice.weight, 0);
    const logOdds = members.reduce((total, voice, i) => total + b[i]! * logOddsOf(voice.pUp), 0);
    if (loss < best.loss) best = { loss, logOdds };
  }
  return best.logOdds;
}

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

  test('a newcomer above ½ and above all others never lowers it, nor does its mirror raise it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(evidence, rho, weight, share, (voices, r, w, above) => {
        const highest = Math.max(0.5, ...voices.map(({ pUp }) => pUp));
        const pUp = highest + above * (1 - 1e-9 - highest);
        const before = pool(voices, r).logOdds;
        const after = pool([...voices, { key: 'new', pUp, weight: w }], r).logOdds;
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        const mirrored = voices.map((voice) => ({ ...voice, pUp: 1 - voice.pUp }));
        const low = { key: 'new', pUp: 1 - pUp, weight: w };
        const fallen = pool([...mirrored, low], r).logOdds;
        expect(fallen).toBeLessThanOrEqual(pool(mirrored, r).logOdds + 1e-9);
      }),
      { numRuns: cases(100_000), seed: 12 },
    );
  });

  test('an agreeing voice that is older takes nothing away', () => {
    const fresh = { key: '1m', pUp: 0.6, weight: 1 };
    const older = { key: '1h', pUp: 0.6, weight: 0.5 };
    expect(pool([fresh], 0.6).pUp).toBeCloseTo(0.6, 14);
    expect(pool([fresh, older], 0.6).pUp).toBeGreaterThanOrEqual(pool([fresh], 0.6).pUp - 1e-15);
    expect(pool([fresh, { ...older, weight: 0.9 }], 0.6).pUp).toBeGreaterThan(0.61);
  });

  test('equals non-negative least squares by trying every set of voices', () => {
    const few = fc.array(fc.record({ pUp: probability, weight }), { maxLength: 6 });
    fc.assert(
      fc.property(few, fc.double({ min: 0, max: 0.99, noNaN: true }), (given, r) => {
        const voices = given.map((voice, i) => ({ key: `k${i}`, ...voice }));
        expect(pool(voices, r).logOdds).toBeCloseTo(slowLogOdds(voices, r), 8);
      }),
      { numRuns: cases(5000), seed: 13 },
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

  test.each([0, 0.3, 0.6, 0.9])('so do voices of unequal weight, correlated %d', (r) => {
    const random = new Random(6);
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
    const weights = [1, 0.8, 0.5, 0.25];
    const s = 0.7;
    const said = Array.from({ length: cases(200_000) }, () => {
      const isUp = random.unit() < 0.5;
      const shared = normal();
      // Log-odds that warrant only their weight: what was said has aged since.
      const voices = weights.map((w, i) => {
        const noise = Math.sqrt(r) * shared + Math.sqrt(1 - r) * normal();
        const logOdds = (isUp ? 1 : -1) * ((w * s * s) / 2) + s * noise;
        return { key: `k${i}`, pUp: probabilityOf(logOdds), weight: w };
      });
      return { isUp, p: pool(voices, r).pUp };
    });
    // Chance alone gives some .003 over 2·10^5, and .01 over a tenth of them.
    expect(calibrationError(said)).toBeLessThanOrEqual(said.length < 200_000 ? 0.015 : 0.01);
  });
});
