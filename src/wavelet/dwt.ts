import { requireInteger, requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { dwtMaxLevel, type Wavelet, wavelet } from './filters.js';

/**
 * What stands beyond the ends of the series: `symmetric`, its mirror image (x1 x0 | x0 x1 …), or
 * `periodization`, its other end, with as few coefficients as there are values.
 */
export type DwtMode = 'symmetric' | 'periodization';

export interface DwtOptions {
  /** One of `waveletNames()`. Default 'db4'. */
  readonly wavelet?: string;
  /** Default 'symmetric'. */
  readonly mode?: DwtMode;
}

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
  const name = options.wavelet ?? 'db4';
  const filters = wavelet(name, 'percival-walden');
  const mode = requireMode(options.mode);
  if (values.length === 0) throw new ConfigError('values', 'at least one number', values);
  const deepest = dwtMaxLevel(values.length, name);
  const levels = requireInteger('maxLevels', options.maxLevels ?? deepest, 0, 60);
  const coefficients: Float64Array[] = [];
  let approximation = Float64Array.from(values);
  for (let level = 0; level < levels; level++) {
    const length = halfLength(approximation.length, filters.length, mode);
    const lower = new Float64Array(length);
    const details = new Float64Array(length);
    analyse(approximation, filters, mode, lower, details);
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
  const filters = wavelet(options.wavelet ?? 'db4', 'percival-walden');
  const mode = requireMode(options.mode);
  let approximation = coefficients[0] ?? new Float64Array(0);
  for (let i = 1; i < coefficients.length; i++) {
    const details = coefficients[i]!;
    const surplus = approximation.length - details.length; // 1 above a level of odd length
    if (surplus !== 0 && surplus !== 1) {
      const bound = `as long as the approximation it meets (${approximation.length})`;
      throw new ConfigError(`coefficients[${i}]`, bound, details);
    }
    approximation = synthesise(approximation, details, filters, mode);
  }
  return approximation === coefficients[0] ? approximation.slice() : approximation;
}

function requireMode(mode: DwtMode = 'symmetric'): DwtMode {
  return requireOneOf('mode', mode, ['symmetric', 'periodization']);
}

function halfLength(length: number, taps: number, mode: DwtMode): number {
  return Math.floor((length + (mode === 'symmetric' ? taps - 1 : 1)) / 2);
}

/** Position, in the series, that tap `l` of coefficient `k` meets; beyond the ends if need be. */
function position(k: number, l: number, taps: number, mode: DwtMode): number {
  return 2 * k + l + (mode === 'symmetric' ? 2 - taps : 1 - taps / 2);
}

function analyse(
  values: Float64Array,
  { lowpass, highpass, length }: Wavelet,
  mode: DwtMode,
  approximation: Float64Array,
  details: Float64Array,
): void {
  for (let k = 0; k < details.length; k++) {
    let low = 0;
    let high = 0;
    for (let l = 0; l < length; l++) {
      const x = beyond(values, position(k, l, length, mode), mode);
      low += lowpass[l]! * x;
      high += highpass[l]! * x;
    }
    approximation[k] = low;
    details[k] = high;
  }
}

/** The value at `i` of the series as it is continued beyond its ends. */
function beyond(values: Float64Array, i: number, mode: DwtMode): number {
  const n = values.length;
  const period = mode === 'symmetric' ? 2 * n : n + (n % 2);
  const folded = ((i % period) + period) % period;
  if (folded < n) return values[folded]!;
  return mode === 'symmetric' ? values[period - 1 - folded]! : values[n - 1]!;
}

/** The adjoint of `analyse`: each coefficient gives back along the taps that made it. */
function synthesise(
  approximation: Float64Array,
  details: Float64Array,
  { lowpass, highpass, length }: Wavelet,
  mode: DwtMode,
): Float64Array {
  const circular = mode === 'periodization';
  const n = 2 * details.length - (circular ? 0 : length - 2);
  const values = new Float64Array(Math.max(n, 0));
  for (let k = 0; k < details.length; k++) {
    for (let l = 0; l < length; l++) {
      const i = position(k, l, length, mode);
      const slot = circular ? ((i % n) + n) % n : i;
      if (slot < 0 || slot >= n) continue;
      values[slot] = values[slot]! + lowpass[l]! * approximation[k]! + highpass[l]! * details[k]!;
    }
  }
  return values;
}
