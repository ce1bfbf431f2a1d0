import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { dwtMaxLevel, wavelet, waveletNames } from '../../src/wavelet/index.js';
import { pywt, waveletsOfPywt } from './fixtures.js';

const phases = ['minimum', 'percival-walden'] as const;

/** Σ_n a_n·b_{n+2k}. */
const shiftedProduct = (a: readonly number[], b: readonly number[], k: number): number =>
  a.reduce((sum, tap, n) => sum + tap * (b[n + 2 * k] ?? 0), 0);

/** Σ_n (−1)^n n^p g_n, over the sum of magnitudes. */
function alternatingMoment(taps: readonly number[], power: number): number {
  let sum = 0;
  let scale = 0;
  taps.forEach((tap, n) => {
    let term = tap;
    for (let p = 0; p < power; p++) term *= (n - taps.length / 2) / taps.length;
    sum += n % 2 === 0 ? term : -term;
    scale += Math.abs(term);
  });
  return Math.abs(sum) / scale;
}

describe('wavelet filters', () => {
  test('are haar, db1 … db20, sym2 … sym20, coif1 … coif5', () => {
    expect(waveletNames()).toHaveLength(45);
    expect(waveletNames().slice(1)).toEqual(Object.keys(pywt.wavelets));
    expect(wavelet('haar').lowpass).toEqual(wavelet('db1').lowpass);
  });

  test.each(waveletNames())('%s is orthonormal to its even shifts to 1e-15', (name) => {
    for (const phase of phases) {
      const { lowpass, highpass, length } = wavelet(name, phase);
      expect(lowpass).toHaveLength(length);
      expect(Math.abs(lowpass.reduce((a, b) => a + b) - Math.SQRT2)).toBeLessThanOrEqual(1e-15);
      for (const taps of [lowpass, highpass]) {
        for (let k = 0; k < length / 2; k++) {
          const unit = k === 0 ? 1 : 0;
          expect(Math.abs(shiftedProduct(taps, taps, k) - unit)).toBeLessThanOrEqual(1e-15);
        }
      }
    }
  });

  test.each(waveletNames())('%s has its vanishing moments and no more', (name) => {
    const { lowpass, vanishingMoments } = wavelet(name);
    for (let p = 0; p < vanishingMoments; p++) {
      expect(alternatingMoment(lowpass, p)).toBeLessThanOrEqual(1e-14);
    }
    if (vanishingMoments < 8) {
      expect(alternatingMoment(lowpass, vanishingMoments)).toBeGreaterThan(1e-6);
    }
  });

  test.each(waveletsOfPywt)('%s is PyWavelets’ to its own precision', (name, theirs) => {
    const ours = wavelet(name);
    const tolerance = name.startsWith('sym') ? 2e-11 : 1e-16;
    ours.lowpass.forEach((tap, l) => {
      expect(Math.abs(tap - theirs.lowpass[l]!)).toBeLessThanOrEqual(tolerance);
    });
    expect(ours.length).toBe(theirs.lowpass.length);
    expect(ours.vanishingMoments).toBe(theirs.vanishingMoments);
    expect(dwtMaxLevel(1000, name)).toBe(theirs.dwtMaxLevel);
  });

  test('are those of 120 digits, rounded once, to the bit', () => {
    const exact = JSON.parse(readFileSync('test/data/wavelet/scaling-filters.json', 'utf8'));
    expect(Object.keys(exact)).toEqual(waveletNames().slice(1));
    for (const name of waveletNames().slice(1)) {
      const { lowpass } = wavelet(name);
      expect(lowpass, name).toHaveLength(exact[name].length);
      expect(
        lowpass.every((tap, l) => Object.is(tap, exact[name][l])),
        name,
      ).toBe(true);
    }
  });

  test('the pair is h_l = (−1)^l g_l in minimum phase, h_l = (−1)^l g_{L−1−l} in the textbook’s', () => {
    const g = wavelet('db2').lowpass;
    expect(wavelet('db2').highpass).toEqual([g[0], -g[1]!, g[2], -g[3]!]);
    expect(wavelet('db2', 'percival-walden').highpass).toEqual([g[3], -g[2]!, g[1], -g[0]!]);
  });

  test('each call gives arrays of its own', () => {
    (wavelet('db4').lowpass as number[])[0] = 7;
    expect(wavelet('db4').lowpass[0]).not.toBe(7);
  });

  test('an unknown name is refused with the nearest ones', () => {
    expect(() => wavelet('bd4' as 'db4')).toThrow(ConfigError);
    expect(() => wavelet('db44' as 'db4')).toThrow("(did you mean 'db4'?)");
    expect(() => wavelet('symlet 4' as 'sym4')).toThrow(
      'haar, db1 … db20, sym2 … sym20 or coif1 … coif5',
    );
    for (const name of ['constructor', '__proto__', 'db0', 'sym1', 4, undefined, null]) {
      expect(() => wavelet(name as never)).toThrow(ConfigError);
    }
    expect(() => wavelet('db4', 'zero' as 'minimum')).toThrow(ConfigError);
  });

  test('no level is worth while in a series shorter than two filters', () => {
    expect(dwtMaxLevel(13, 'db4')).toBe(0);
    expect(dwtMaxLevel(14, 'db4')).toBe(1);
  });
});
