import { requireInteger } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers, requireRows } from '../core/lists.js';
import { analyse, type DwtOptions, readOptions, synthesise } from './dwt.js';
import { filterBank } from './filter-bank.js';
import type { DwtWaveletName } from './wavelet-names.js';

/**
 * Discrete wavelet transform (decimated): J levels of details, each half as long as the one below.
 *
 * For compression, statistics and comparison with other tools. It shifts with the start of the
 * series and its last coefficients use an invented continuation; for anything that decides as
 * bars arrive, use `Modwt`.
 *
 * @param values  The series, at least one number.
 * @param options.maxLevels  Levels J; default `dwtMaxLevel`, the deepest that make sense.
 * @returns  [approximation J, details J, …, details 1], as `pywt.wavedec` orders and scales them
 * @throws {ConfigError} if there is no such wavelet or mode, or no value
 * @cost    O(n·L)
 * @source  S. Mallat, A Wavelet Tour of Signal Processing (1999), section 7.3
 * @example
 * const [approximation] = wavedec([1, 3, 5, 7], { wavelet: 'haar', maxLevels: 1 });
 * [...approximation]; // [2.8284271247461903, 8.485281374238571]
 */
export function wavedec(
  values: ArrayLike<number>,
  options: DwtOptions & { readonly maxLevels?: number } = {},
): Float64Array[] {
  const { bank, mode } = readOptions(options);
  const series = requireNumbers('values', values);
  if (series.length === 0) throw new ConfigError('values', 'at least one number', values);
  const deepest = deepestLevel(series.length, bank.length);
  const levels = requireInteger('maxLevels', options.maxLevels ?? deepest, 0, 60);
  const coefficients: Float64Array[] = [];
  let approximation: Float64Array = series.slice();
  for (let level = 0; level < levels; level++) {
    const [lower, details] = analyse(approximation, bank, mode);
    coefficients.unshift(details);
    approximation = lower;
  }
  return [approximation, ...coefficients];
}

/**
 * Inverse of `wavedec`: the series from its coefficients.
 *
 * @param coefficients  [approximation J, details J, …, details 1], as `wavedec` gave them.
 * @returns  The series, one value longer if its length was odd, as `pywt.waverec`
 * @throws {ConfigError} if the lengths of two neighbouring levels cannot come from one series
 * @example
 * waverec(wavedec([1, 3, 5, 7], { wavelet: 'haar' }), { wavelet: 'haar' }).length; // 4
 */
export function waverec(
  coefficients: readonly Float64Array[],
  options: DwtOptions = {},
): Float64Array {
  const { bank, mode } = readOptions(options);
  const rows = requireRows('coefficients', coefficients);
  let approximation = rows[0] ?? new Float64Array(0);
  for (let i = 1; i < rows.length; i++) {
    const details = rows[i]!;
    const surplus = approximation.length - details.length; // 1 above a level of odd length
    if (surplus !== 0 && surplus !== 1) {
      const bound = `as long as the approximation it meets (${approximation.length})`;
      throw new ConfigError(`coefficients[${i}]`, bound, details);
    }
    approximation = synthesise(approximation, details, bank, mode);
  }
  return approximation === rows[0] ? approximation.slice() : approximation;
}

/**
 * The deepest level of a decimated transform at which some coefficient is still free of the
 * boundary: the largest j with 2^j·(L − 1) ≤ length, or 0.
 *
 * @param name  One of `dwtWaveletNames()`.
 * @example
 * dwtMaxLevel(1000, 'db4'); // 7
 */
export function dwtMaxLevel(length: number, name: DwtWaveletName): number {
  return deepestLevel(requireInteger('length', length, 0), filterBank(name).length);
}

function deepestLevel(length: number, taps: number): number {
  let level = 0;
  for (let span = (taps - 1) * 2; span <= length; span *= 2) level++;
  return level;
}
