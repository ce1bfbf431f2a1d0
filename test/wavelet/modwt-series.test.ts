import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import {
  type Coefficients,
  imodwt,
  Modwt,
  modwt,
  mra,
  scalogram,
  waveletNames,
  waveletVariance,
} from '../../src/wavelet/index.js';
import { distance, pywt, waveletsOfPywt, waveslim } from './fixtures.js';

const phases = ['minimum', 'percival-walden'] as const;
const textbook = 'percival-walden';
const { values } = pywt;

const row = (m: Coefficients, j: number): number[] =>
  Array.from({ length: m.shape[1]! }, (_, t) => m.get(j, t));
const rows = (m: Coefficients): number[][] =>
  Array.from({ length: m.shape[0]! }, (_, j) => row(m, j));
const sampled = (m: Coefficients, j: number): number[] => pywt.at.map((t) => m.get(j, t));
const energy = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x * x, 0);

describe('modwt of a series', () => {
  test.each(waveletsOfPywt)('%s: modwt and mra are PyWavelets’', (name, theirs) => {
    const tolerance = name.startsWith('sym') ? 1e-10 : 1e-14;
    for (let level = 1; level <= 6; level++) {
      const options = { wavelet: name, maxLevels: level };
      const c = modwt(values, { ...options, phase: textbook });
      const parts = mra(values, options);
      for (const [ours, expected] of [
        [sampled(c, level - 1), theirs.W],
        [sampled(c, level), theirs.V],
        [sampled(parts, level - 1), theirs.D],
        [sampled(parts, level), theirs.S],
      ] as const) {
        expect(distance(ours, expected[level - 1]!, values)).toBeLessThan(tolerance);
      }
    }
  });

  test.each(waveletNames())('%s: imodwt gives the series back to 1e-12, J = 1 … 6', (name) => {
    for (const phase of phases) {
      for (const boundary of ['circular', 'reflection'] as const) {
        for (let maxLevels = 1; maxLevels <= 6; maxLevels++) {
          const options = { wavelet: name, maxLevels, phase, boundary };
          const back = imodwt(modwt(values, options), options);
          expect(distance(back, values, values)).toBeLessThan(1e-12);
        }
      }
    }
  });

  test.each(waveletNames())('%s: energy is kept and the mra adds up', (name) => {
    for (const phase of phases) {
      const c = rows(modwt(values, { wavelet: name, maxLevels: 6, phase }));
      const total = c.reduce((sum, part) => sum + energy(part), 0);
      expect(Math.abs(total / energy(values) - 1)).toBeLessThan(1e-13);
    }
    for (const boundary of ['circular', 'reflection'] as const) {
      const parts = rows(mra(values, { wavelet: name, maxLevels: 6, boundary }));
      const sum = values.map((_, t) => parts.reduce((total, part) => total + part[t]!, 0));
      expect(distance(sum, values, values)).toBeLessThan(1e-12);
    }
  });

  test.each([
    ['haar', 'haar', 1e-14],
    ['d4', 'db2', 1e-14],
    ['d8', 'db4', 1e-10], // its table has nine digits
  ] as const)(
    'waveslim %s agrees: modwt, mra, both boundaries, wavelet variance',
    (wf, name, tolerance) => {
      const theirs = waveslim.wavelets[wf];
      const options = { wavelet: name, maxLevels: 3 };
      const near = (ours: Coefficients, expected: readonly (readonly number[])[]): void => {
        rows(ours).forEach((part, j) => {
          expect(distance(part, expected[j]!, waveslim.values)).toBeLessThan(tolerance);
        });
      };
      near(modwt(waveslim.values, { ...options, phase: textbook }), theirs.modwt);
      near(
        modwt(waveslim.values, { ...options, phase: textbook, boundary: 'reflection' }),
        theirs.reflection,
      );
      near(mra(waveslim.values, options), theirs.mra);
      near(mra(waveslim.values, { ...options, boundary: 'reflection' }), theirs.mraReflection);
      const variances = waveletVariance(waveslim.values, { ...options, phase: textbook });
      const [variance, lower, upper] = theirs.variance;
      variances.forEach((ours, j) => {
        expect(ours.level).toBe(j + 1);
        expect(ours.scaleBars).toBe(1 << j);
        expect(Math.abs(ours.variance / variance[j]! - 1)).toBeLessThan(
          Math.max(tolerance, 1e-13) * 10,
        );
        expect(Math.abs(ours.lower / lower[j]! - 1)).toBeLessThan(Math.max(tolerance, 1e-13) * 10);
        expect(Math.abs(ours.upper / upper[j]! - 1)).toBeLessThan(Math.max(tolerance, 1e-13) * 10);
      });
    },
  );

  test('is what the stream says once it has gone round the circle', () => {
    for (const name of ['haar', 'db2', 'db4', 'sym5', 'coif2'] as const) {
      for (const phase of phases) {
        const options = { wavelet: name, maxLevels: 4, phase };
        const stream = new Modwt(options);
        const circle = Float64Array.from({ length: 6 * values.length }, (_, t) => values[t % 128]!);
        const { value, details } = stream.process(circle);
        const columns = [...details, value];
        const c = modwt(values, options);
        for (let j = 0; j <= 4; j++) {
          expect(Array.from(columns[j]!.slice(-128))).toEqual(row(c, j));
        }
      }
    }
  });

  test('a series shorter than the filter is transformed all the same', () => {
    for (const boundary of ['circular', 'reflection'] as const) {
      const options = { wavelet: 'db10', maxLevels: 3, boundary } as const;
      const back = imodwt(modwt([3, 1, 2], options), options);
      expect(distance(back, [3, 1, 2], [3])).toBeLessThan(1e-13);
    }
  });

  test('the scalogram is the stream’s energy, undefined before a level’s reach', () => {
    const picture = scalogram(values, { wavelet: 'db2', maxLevels: 2 });
    expect(picture.shape).toEqual([2, 128]);
    expect(picture.get(0, 2)).toBeNaN();
    expect(picture.get(0, 3)).toBeGreaterThan(0);
    expect(picture.get(1, 8)).toBeNaN();
    const w = modwt(values, { wavelet: 'db2', maxLevels: 2 });
    for (let t = 9; t < 128; t++) expect(picture.get(1, t)).toBe(w.get(1, t) * w.get(1, t));
  });

  test('a level that no coefficient reaches has no variance', () => {
    const [first, second] = waveletVariance([1, 2, 4, 3], { wavelet: 'haar', maxLevels: 3 });
    expect(first!.count).toBe(3);
    expect(first!.variance).toBe((0.25 + 1 + 0.25) / 3);
    expect(second!.count).toBe(1);
    const [, , third] = waveletVariance([1, 2, 4, 3], { wavelet: 'haar', maxLevels: 3 });
    expect(third).toEqual({
      level: 3,
      scaleBars: 4,
      variance: Number.NaN,
      lower: Number.NaN,
      upper: Number.NaN,
      count: 0,
    });
  });

  test('refuses what cannot be transformed, by name', () => {
    expect(() => modwt([])).toThrow('values must be at least one number');
    expect(() => modwt([1], { boundary: 'zero' as 'circular' })).toThrow('boundary');
    expect(() => modwt([1], { levels: 3 } as object)).toThrow(ConfigError);
    expect(() => imodwt(modwt(values), { maxLevels: 4 })).toThrow('a matrix of 5 rows');
    expect(() => waveletVariance(values, { confidence: 1 })).toThrow('confidence');
  });
});
