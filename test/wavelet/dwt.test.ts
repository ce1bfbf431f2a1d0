import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { dwtMaxLevel, wavedec, waveletNames, waverec } from '../../src/wavelet/index.js';
import { distance, pywt, waveletsOfPywt } from './fixtures.js';

const modes = ['symmetric', 'periodization'] as const;
const odd = pywt.values.slice(0, pywt.odd);

const ends = (c: Float64Array): number[] => [c.length, ...c.slice(0, 3), ...c.slice(-3)];

describe('discrete wavelet transform', () => {
  test.each(waveletsOfPywt)('%s: wavedec is PyWavelets’', (name, theirs) => {
    const tolerance = name.startsWith('sym') ? 1e-10 : 2e-14;
    for (const mode of modes) {
      for (let maxLevels = 1; maxLevels <= 6; maxLevels++) {
        const options = { wavelet: name, mode, maxLevels };
        for (const [values, expected] of [
          [pywt.values, theirs[mode][maxLevels - 1]!],
          [odd, theirs[`${mode}Odd`][maxLevels - 1]!],
        ] as const) {
          const c = wavedec(values, options);
          expect(c).toHaveLength(maxLevels + 1);
          expect(distance(ends(c[0]!), expected.approximation, values)).toBeLessThan(tolerance);
          expect(distance(ends(c[1]!), expected.details, values)).toBeLessThan(tolerance);
        }
      }
    }
  });

  test.each(waveletNames())('%s: waverec gives the series back at every length', (name) => {
    for (const mode of modes) {
      for (const n of [1, 2, 3, 4, 5, 7, 8, 12, 17, 31, 53, 100]) {
        const values = pywt.values.slice(0, n);
        for (const maxLevels of [0, 1, 3]) {
          const back = waverec(wavedec(values, { wavelet: name, mode, maxLevels }), {
            wavelet: name,
            mode,
          });
          expect(back.length - n === 0 || (back.length - n === 1 && n % 2 === 1)).toBe(true);
          expect(distance(back.slice(0, n), values, values)).toBeLessThan(1e-13);
        }
      }
    }
  });

  test('keeps energy when periodic', () => {
    const energy = (row: ArrayLike<number>): number =>
      Array.from(row).reduce((sum, x) => sum + x * x, 0);
    for (const name of ['haar', 'db4', 'sym8', 'coif3', 'db20'] as const) {
      const parts = wavedec(pywt.values, { wavelet: name, mode: 'periodization', maxLevels: 4 });
      const total = parts.reduce((sum, part) => sum + energy(part), 0);
      expect(Math.abs(total / energy(pywt.values) - 1)).toBeLessThan(1e-14);
    }
  });

  test('goes as deep as makes sense unless told', () => {
    expect(wavedec(pywt.values)).toHaveLength(1 + dwtMaxLevel(128, 'db4'));
    expect(wavedec([1, 2, 3])).toEqual([Float64Array.of(1, 2, 3)]);
  });

  test('neither input is written, nor handed back', () => {
    const values = Float64Array.of(1, 2, 3);
    const parts = wavedec(values, { maxLevels: 0 });
    expect(parts[0]).not.toBe(values);
    expect(waverec(parts)).not.toBe(parts[0]);
    expect(waverec([])).toEqual(new Float64Array(0));
  });

  test('refuses what cannot be transformed, by name', () => {
    expect(() => wavedec([])).toThrow('values must be at least one number');
    expect(() => wavedec([1], { mode: 'periodical' as 'symmetric' })).toThrow('periodic');
    expect(() => wavedec([1], { maxLevels: -1 })).toThrow(ConfigError);
    expect(() => waverec([new Float64Array(3), new Float64Array(9)])).toThrow(
      'coefficients[1] must be as long as the approximation it meets (3)',
    );
  });
});
