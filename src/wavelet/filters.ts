import { requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import { scalingFilter, scalingNames } from './scaling-filters.js';
import type { WaveletName } from './wavelet-names.js';

/**
 * How the highpass filter is ordered against the lowpass: `minimum` pairs tap with tap,
 * h_l = (−1)^l g_l; `percival-walden` is the textbook pair, h_l = (−1)^l g_{L−1−l}.
 *
 * Either gives perfect reconstruction. The coefficients differ in delay only: for haar and db the
 * minimum pair answers sooner, for sym the other one.
 */
export type Phase = 'minimum' | 'percival-walden';

export const phases: readonly Phase[] = ['minimum', 'percival-walden'];

/** An orthonormal wavelet: its two filters and what is known of them. */
export interface Wavelet {
  readonly name: WaveletName;
  readonly family: 'daubechies' | 'symlet' | 'coiflet';
  readonly phase: Phase;
  /** Taps of each filter, L. */
  readonly length: number;
  /** Polynomials of a lower degree than this leave no trace in the details. */
  readonly vanishingMoments: number;
  /** g, the scaling filter: orthonormal to its even shifts, summing to √2. */
  readonly lowpass: readonly number[];
  /** h, the wavelet filter: summing to 0. */
  readonly highpass: readonly number[];
}

const names: readonly WaveletName[] = ['haar', ...(scalingNames as readonly WaveletName[])];

/**
 * The names of all wavelets: haar, db1 … db20, sym2 … sym20, coif1 … coif5.
 *
 * @example
 * waveletNames().length; // 45
 */
export function waveletNames(): WaveletName[] {
  return [...names];
}

/**
 * A wavelet by name: Daubechies' extremal-phase (`haar` is `db1`), least-asymmetric (`sym`) and
 * Coiflet filters, named and oriented as in PyWavelets (`rec_lo`).
 *
 * @param name   One of `waveletNames()`.
 * @param phase  Order of the highpass filter; see `Phase`.
 * @throws {ConfigError} if there is no such wavelet; the message suggests the nearest
 * @source  I. Daubechies, Ten Lectures on Wavelets (1992), chapters 6 and 8
 * @example
 * wavelet('haar').lowpass; // [0.7071067811865476, 0.7071067811865476]
 * wavelet('sym5').vanishingMoments; // 5
 */
export function wavelet(name: WaveletName, phase: Phase = 'minimum'): Wavelet {
  if (!names.includes(name)) {
    throw new ConfigError('wavelet', `${families}${didYouMean(name, names)}`, name);
  }
  requireOneOf('phase', phase, phases);
  const taps = scalingFilter(name === 'haar' ? 'db1' : name);
  const mirrored = phase === 'minimum' ? taps : [...taps].reverse();
  const family = name.startsWith('sym')
    ? 'symlet'
    : name.startsWith('coif')
      ? 'coiflet'
      : 'daubechies';
  return {
    name,
    family,
    phase,
    length: taps.length,
    vanishingMoments: family === 'coiflet' ? taps.length / 3 : taps.length / 2,
    lowpass: [...taps],
    highpass: mirrored.map((tap, l) => (l % 2 === 0 ? tap : -tap)),
  };
}

const families = 'haar, db1 … db20, sym2 … sym20 or coif1 … coif5';
