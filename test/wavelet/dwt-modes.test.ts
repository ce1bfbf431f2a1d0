import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { filterBank } from '../../src/wavelet/filter-bank.js';
import type { DwtWaveletName } from '../../src/wavelet/index.js';
import {
  type DwtMode,
  dwt,
  dwtMaxLevel,
  dwtWaveletNames,
  idwt,
  iswt,
  Modwt,
  modwt,
  swt,
  waveletNames,
} from '../../src/wavelet/index.js';
import { distance } from './fixtures.js';

interface Case {
  readonly wavelet: DwtWaveletName;
  readonly n: number;
  readonly approximation: number[];
  readonly details: number[];
}

/** PyWavelets 1.1.1, made by test/data/make/wavelet-pywt-modes.py; rounded to 15 digits. */
const theirs: {
  readonly values: number[];
  readonly at: number[];
  readonly modes: Record<DwtMode, Case[]>;
  readonly wavelets: Record<string, { filters: number[][]; swt: number[][]; maxLevel: number }>;
  readonly orthogonal: Record<string, { norm: number[][]; iswt: number[]; smooth: number[] }>;
} = JSON.parse(readFileSync(new URL('../data/wavelet/pywt-modes.json', import.meta.url), 'utf8'));
const { values } = theirs;
const entriesOf = <T>(table: Record<string, T>) => Object.entries(table) as [DwtWaveletName, T][];
const near = (actual: ArrayLike<number>, expected: ArrayLike<number>, most = 2e-12): void => {
  expect(distance(actual, expected, values)).toBeLessThan(most);
};

describe.each(Object.entries(theirs.modes))('dwt, mode %s', (name, cases) => {
  const mode = name as DwtMode;
  test.each(cases)('$wavelet, $n values, is PyWavelets’', ({ wavelet, n, ...expected }) => {
    const [approximation, details] = dwt(values.slice(0, n), { wavelet, mode });
    near(approximation, expected.approximation);
    near(details, expected.details);
  });

  test('every wavelet comes back at every length', () => {
    for (const wavelet of dwtWaveletNames()) {
      for (const n of [1, 2, 3, 4, 7, 12, 24]) {
        const back = idwt(...dwt(values.slice(0, n), { wavelet, mode }), { wavelet, mode });
        expect(back.length - n).toBe(n % 2);
        near(back.slice(0, n), values.slice(0, n));
      }
    }
  });
});

describe('biorthogonal wavelets', () => {
  test.each(entriesOf(theirs.wavelets))('%s is PyWavelets’', (wavelet, expected) => {
    const { analysis, synthesis } = filterBank(wavelet);
    const turned = (taps: readonly number[]): number[] => [...taps].reverse();
    const filters = [
      turned(analysis.lowpass),
      turned(analysis.highpass),
      synthesis.lowpass,
      synthesis.highpass,
    ];
    for (const [i, taps] of filters.entries()) near(taps, expected.filters[i]!);
    const rows = swt(values, { wavelet, maxLevels: 3 });
    for (const [i, row] of rows.entries()) {
      const sampled = theirs.at.map((t) => row[t]!);
      near(sampled, expected.swt[i]!, 1e-11); // their bior4.4 is orthonormal to 6e-13
    }
    near(iswt(rows, { wavelet }), values);
    expect(dwtMaxLevel(1000, wavelet)).toBe(expected.maxLevel);
  });

  test('are no wavelets for a stream, and names are suggested', () => {
    expect(waveletNames()).not.toContain('bior2.2');
    expect(() => new Modwt({ wavelet: 'bior2.2' as never })).toThrow(ConfigError);
    expect(() => dwt(values, { wavelet: 'bior2.3' as 'bior1.3' })).toThrow('bior2.');
    expect(() => dwt(values, { wavelet: 5 as never })).toThrow(ConfigError);
    expect(() => dwt(values, { wavelet: 'toString' as never })).toThrow(ConfigError);
  });
});

describe('stationary transform', () => {
  test.each(entriesOf(theirs.orthogonal))('%s is PyWavelets’', (wavelet, expected) => {
    const rows = swt(values, { wavelet, maxLevels: 3, norm: true });
    for (const [i, row] of rows.entries()) near(row, expected.norm[i]!);
    near(iswt(rows, { wavelet, norm: true }), values);
    const shrunk = swt(values, { wavelet }).map((row, i) =>
      i === 0 ? row : row.map((w) => (Math.abs(w) > 0.5 ? w : 0)),
    );
    near(iswt(shrunk, { wavelet }), expected.iswt);
    near(idwt(dwt(values, { wavelet })[0], undefined, { wavelet }), expected.smooth);
  });

  test('has the coefficients of modwt, the other way round', () => {
    const options = { wavelet: 'db4', maxLevels: 2, norm: true } as const;
    const turned = swt([...values].reverse(), options);
    const { rows } = modwt(values, { wavelet: 'db4', maxLevels: 2, phase: 'percival-walden' });
    const n = values.length;
    for (const [level, row] of [turned[2]!, turned[1]!].entries()) {
      const shift = (2 ** (level + 1) - 1) * 3;
      near(
        values.map((_, t) => row[(n - 1 - t + shift) % n]!),
        rows[level]!,
      );
    }
  });

  test('refuses lengths that do not divide, and rows that do not match', () => {
    expect(() => swt(values, { maxLevels: 4 })).toThrow('maxLevels must be');
    expect(() => swt([])).toThrow(ConfigError);
    expect(() => iswt([[1, 2], [1]])).toThrow('coefficients[1] must be as long as the first (2)');
    expect(() => idwt(undefined, undefined)).toThrow(ConfigError);
    expect(() => idwt([1, 2], [1])).toThrow('details must be as long as the approximation (2)');
    expect(swt([3])).toEqual([Float64Array.of(3)]);
  });
});
