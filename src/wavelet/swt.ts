import { requireBoolean, requireInteger, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers, requireRows } from '../core/lists.js';
import { type FilterBank, filterBank } from './filter-bank.js';
import type { DwtWaveletName } from './wavelet-names.js';

export interface SwtOptions {
  /** One of `dwtWaveletNames()`. Default 'db4'. */
  readonly wavelet?: DwtWaveletName;
  /** Filters over √2, so that energy is kept and level j is not √2^j too large. Default false, as there. */
  readonly norm?: boolean;
}

/**
 * Stationary wavelet transform: nothing is left out, so that a shift of the series shifts its
 * coefficients. It is circular, and a coefficient uses values to its right: a picture of the past.
 * `Modwt` is the stream, and `modwt` the same in its scale, order and phase.
 *
 *   details_j[t] = Σ_l h_l·approximation_j−1[t + 2^(j−1)·(l + 1 − L/2)]
 *
 * @param values  The series; its length is a multiple of 2^J, at least one.
 * @param options.maxLevels  Levels J; default the most that the length divides into.
 * @returns  [approximation J, details J, …, details 1], each as long as the series: PyWavelets' `swt`
 *   with `trim_approx=True`
 * @throws {ConfigError} if there is no such wavelet, or the length is no such multiple
 * @cost    O(n·J·L)
 * @source  G. P. Nason and B. W. Silverman, The stationary wavelet transform (1995)
 * @example
 * swt([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1, norm: true }).map((row) => [...row]);
 * // [[5, 5.5, 3, 2.5], [-1, 0.5, 2, -1.5]]
 */
export function swt(
  values: ArrayLike<number>,
  options: SwtOptions & { readonly maxLevels?: number } = {},
): Float64Array[] {
  const { bank, scale } = readOptions(options);
  const series = requireNumbers('values', values);
  const n = series.length;
  if (n === 0) throw new ConfigError('values', 'at least one number', values);
  const most = 31 - Math.clz32(n & -n);
  const levels = requireInteger('maxLevels', options.maxLevels ?? most, 0, most);
  const coefficients: Float64Array[] = [];
  let approximation = series.slice();
  for (let j = 0; j < levels; j++) {
    const { lowpass, highpass } = bank.analysis;
    const place = (t: number, l: number): number => at(t, l, 1 << j, bank.length, n);
    const lower = new Float64Array(n);
    const details = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      let low = 0;
      let high = 0;
      for (let l = 0; l < bank.length; l++) {
        const x = approximation[place(t, l)]!;
        low += lowpass[l]! * x;
        high += highpass[l]! * x;
      }
      lower[t] = low * scale;
      details[t] = high * scale;
    }
    coefficients.unshift(details);
    approximation = lower;
  }
  return [approximation, ...coefficients];
}

/**
 * Inverse of `swt`: the series from its coefficients; of changed ones, the mean over all shifts of
 * what the decimated inverse gives.
 *
 * @param coefficients  [approximation J, details J, …, details 1], as `swt` gave them.
 * @throws {ConfigError} if they are not of one length
 * @example
 * const rows = swt([4, 6, 5, 1], { wavelet: 'haar' });
 * Array.from(iswt(rows, { wavelet: 'haar' }), Math.round); // [4, 6, 5, 1]
 */
export function iswt(
  coefficients: readonly ArrayLike<number>[],
  options: SwtOptions = {},
): Float64Array {
  const { bank, scale } = readOptions(options);
  const rows = requireRows('coefficients', coefficients);
  let approximation = rows[0]?.slice() ?? new Float64Array(0);
  const n = approximation.length;
  for (let i = 1; i < rows.length; i++) {
    const details = rows[i]!;
    if (details.length !== n) {
      throw new ConfigError(`coefficients[${i}]`, `as long as the first (${n})`, details.length);
    }
    const upper = new Float64Array(n);
    const { lowpass, highpass } = bank.synthesis;
    const step = 1 << (rows.length - 1 - i);
    for (let t = 0; t < n; t++) {
      const [low, high] = [approximation[t]! / (2 * scale), details[t]! / (2 * scale)];
      for (let l = 0; l < bank.length; l++) {
        const slot = at(t, l, step, bank.length, n);
        upper[slot] = upper[slot]! + lowpass[l]! * low + highpass[l]! * high;
      }
    }
    approximation = upper;
  }
  return approximation;
}

function readOptions(options: SwtOptions): {
  readonly bank: FilterBank;
  readonly scale: number;
} {
  const { wavelet = 'db4', norm = false } = requireRecord('options', options) as SwtOptions;
  return {
    bank: filterBank(wavelet),
    scale: requireBoolean('norm', norm) ? Math.SQRT1_2 : 1,
  };
}

/** The place, on the circle of n, that tap `l` of the coefficient at `t` meets. */
function at(t: number, l: number, step: number, taps: number, n: number): number {
  return (((t + step * (l + 1 - taps / 2)) % n) + n) % n;
}
