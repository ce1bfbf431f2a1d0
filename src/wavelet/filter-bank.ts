import { ConfigError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import { biorthogonalFilters } from './biorthogonal-coefficients.js';
import { wavelet, waveletNames } from './filters.js';
import type { DwtWaveletName, WaveletName } from './wavelet-names.js';

/** A lowpass and a highpass filter of equal length. */
export interface FilterPair {
  readonly lowpass: readonly number[];
  readonly highpass: readonly number[];
}

/** What a decimated or stationary transform is made of: other filters back than there, if biorthogonal. */
export interface FilterBank {
  /** Taps of each filter, L: even. */
  readonly length: number;
  /** Met by x[t], x[t + 1], …: PyWavelets' `dec_lo` and `dec_hi`, turned round. */
  readonly analysis: FilterPair;
  /** PyWavelets' `rec_lo` and `rec_hi`. */
  readonly synthesis: FilterPair;
}

/**
 * The names of all wavelets that `dwt`, `wavedec` and `swt` know: those of `waveletNames()`, and the
 * biorthogonal bior1.1 … bior6.8 with their duals rbio1.1 … rbio6.8.
 *
 * @example
 * dwtWaveletNames().length; // 75
 */
export function dwtWaveletNames(): DwtWaveletName[] {
  const pairs = Object.keys(biorthogonalFilters) as DwtWaveletName[];
  return [
    ...waveletNames(),
    ...pairs,
    ...pairs.map((name) => name.replace('bior', 'rbio') as DwtWaveletName),
  ];
}

/** The filters of a wavelet by name. */
export function filterBank(name: DwtWaveletName): FilterBank {
  const text = typeof name === 'string' ? name : '';
  const isDual = text.startsWith('rbio');
  const known = isDual ? text.replace('rbio', 'bior') : text;
  if (Object.hasOwn(biorthogonalFilters, known)) {
    const [analysis, synthesis] = biorthogonalFilters[known]!;
    return isDual ? bankOf(turned(synthesis), turned(analysis)) : bankOf(analysis, synthesis);
  }
  const names = dwtWaveletNames();
  if (!names.includes(name)) {
    const hint = didYouMean(name, names);
    throw new ConfigError('wavelet', `one of dwtWaveletNames()${hint}`, name);
  }
  const pair = wavelet(name as WaveletName, 'percival-walden');
  return { length: pair.length, analysis: pair, synthesis: pair };
}

/** Each highpass filter is the other lowpass filter with every second sign turned. */
function bankOf(analysis: readonly number[], synthesis: readonly number[]): FilterBank {
  const alternate = (taps: readonly number[]): number[] =>
    taps.map((tap, l) => (l % 2 === 0 ? tap : -tap));
  return {
    length: analysis.length,
    analysis: { lowpass: turned(analysis), highpass: alternate(turned(synthesis)) },
    synthesis: { lowpass: synthesis, highpass: alternate(analysis) },
  };
}

function turned(taps: readonly number[]): number[] {
  return [...taps].reverse();
}
