import { requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { type DwtMode, dwtModes, extensions } from './extension.js';
import { type FilterBank, filterBank } from './filter-bank.js';
import type { DwtWaveletName } from './wavelet-names.js';

export interface DwtOptions {
  /** One of `dwtWaveletNames()`. Default 'db4'. */
  readonly wavelet?: DwtWaveletName;
  /** What stands beyond the ends. Default 'symmetric'. */
  readonly mode?: DwtMode;
}

/**
 * Discrete wavelet transform, one level: every second value of the filtered series.
 *
 *   approximation_k = Σ_l g_l·x[2k + l + 2 − L],  details_k = Σ_l h_l·x[2k + l + 2 − L]
 *
 * @param values  The series, at least one number.
 * @returns  [approximation, details], as `pywt.dwt` orders and scales them: ⌊(n + L − 1)/2⌋ of each,
 *   ⌈n/2⌉ with 'periodization'
 * @throws {ConfigError} if there is no such wavelet or mode, or no value
 * @cost    O(n·L)
 * @source  S. Mallat, A Wavelet Tour of Signal Processing (1999), section 7.3
 * @example
 * const [, details] = dwt([4, 6, 5, 1], { wavelet: 'haar' });
 * Array.from(details, (w) => Number(w.toFixed(4))); // [-1.4142, 2.8284]
 */
export function dwt(
  values: ArrayLike<number>,
  options: DwtOptions = {},
): [approximation: Float64Array, details: Float64Array] {
  const { bank, mode } = readOptions(options);
  const series = requireNumbers('values', values);
  if (series.length === 0) throw new ConfigError('values', 'at least one number', values);
  return analyse(series, bank, mode);
}

/**
 * Inverse of `dwt`: the series from its coefficients. Leave one of the two out if there are none.
 *
 * @returns  The series, one value longer if its length was odd, as `pywt.idwt`
 * @throws {ConfigError} if both are left out, or their lengths differ
 * @example
 * const [approximation] = dwt([1, 3, 5, 7], { wavelet: 'haar' });
 * Array.from(idwt(approximation, undefined, { wavelet: 'haar' }), Math.round); // [2, 2, 6, 6]
 */
export function idwt(
  approximation: ArrayLike<number> | undefined,
  details: ArrayLike<number> | undefined,
  options: DwtOptions = {},
): Float64Array {
  const { bank, mode } = readOptions(options);
  const low =
    approximation === undefined ? undefined : requireNumbers('approximation', approximation);
  const high = details === undefined ? undefined : requireNumbers('details', details);
  const length = (low ?? high)?.length;
  if (length === undefined)
    throw new ConfigError('approximation', 'given, unless details are', undefined);
  if (high !== undefined && high.length !== length) {
    throw new ConfigError('details', `as long as the approximation (${length})`, high.length);
  }
  const none = new Float64Array(length);
  return synthesise(low ?? none, high ?? none, bank, mode);
}

/** The filters and the mode of `options`. */
export function readOptions(options: DwtOptions): {
  readonly bank: FilterBank;
  readonly mode: DwtMode;
} {
  const { wavelet = 'db4', mode = 'symmetric' } = requireRecord('options', options) as DwtOptions;
  return { bank: filterBank(wavelet), mode: requireOneOf('mode', mode, dwtModes) };
}

/** Position, in the series, that the first tap of the first coefficient meets: before its start. */
function firstPosition(taps: number, mode: DwtMode): number {
  return mode === 'periodization' ? 1 - taps / 2 : 2 - taps;
}

export function analyse(
  values: Float64Array,
  { analysis: { lowpass, highpass }, length }: FilterBank,
  mode: DwtMode,
): [approximation: Float64Array, details: Float64Array] {
  const n = values.length;
  const count = Math.floor((n + (mode === 'periodization' ? 1 : length - 1)) / 2);
  const approximation = new Float64Array(count);
  const details = new Float64Array(count);
  const beyond = extensions[mode];
  const first = firstPosition(length, mode);
  for (let k = 0; k < count; k++) {
    let low = 0;
    let high = 0;
    for (let l = 0; l < length; l++) {
      const i = first + 2 * k + l;
      const x = i >= 0 && i < n ? values[i]! : beyond(values, i);
      low += lowpass[l]! * x;
      high += highpass[l]! * x;
    }
    approximation[k] = low;
    details[k] = high;
  }
  return [approximation, details];
}

/** Each coefficient gives back along the taps of synthesis; what falls beyond the ends is left out. */
export function synthesise(
  approximation: ArrayLike<number>,
  details: ArrayLike<number>,
  { synthesis: { lowpass, highpass }, length }: FilterBank,
  mode: DwtMode,
): Float64Array {
  const isCircular = mode === 'periodization';
  const n = Math.max(2 * details.length - (isCircular ? 0 : length - 2), 0);
  const values = new Float64Array(n);
  const first = firstPosition(length, mode);
  for (let k = 0; k < details.length; k++) {
    for (let l = 0; l < length; l++) {
      const i = first + 2 * k + l;
      const slot = isCircular ? ((i % n) + n) % n : i;
      if (slot < 0 || slot >= n) continue;
      values[slot] = values[slot]! + lowpass[l]! * approximation[k]! + highpass[l]! * details[k]!;
    }
  }
  return values;
}
