import { readFileSync } from 'node:fs';
import type { WaveletName } from '../../src/wavelet/index.js';

interface Ends {
  readonly approximation: readonly number[];
  readonly details: readonly number[];
}

export interface PywtWavelet {
  readonly lowpass: readonly number[];
  readonly vanishingMoments: number;
  readonly dwtMaxLevel: number;
  readonly W: readonly (readonly number[])[];
  readonly V: readonly (readonly number[])[];
  readonly D: readonly (readonly number[])[];
  readonly S: readonly (readonly number[])[];
  readonly symmetric: readonly Ends[];
  readonly periodization: readonly Ends[];
  readonly symmetricOdd: readonly Ends[];
  readonly periodizationOdd: readonly Ends[];
}

/** PyWavelets 1.1.1, made by test/data/make/wavelet-pywt.py. */
export const pywt: {
  readonly at: readonly number[];
  readonly odd: number;
  readonly values: readonly number[];
  readonly wavelets: Readonly<Record<string, PywtWavelet>>;
} = read('pywt');

export const waveletsOfPywt = Object.entries(pywt.wavelets) as [WaveletName, PywtWavelet][];

export interface WaveslimWavelet {
  readonly modwt: readonly (readonly number[])[];
  readonly reflection: readonly (readonly number[])[];
  readonly mra: readonly (readonly number[])[];
  readonly mraReflection: readonly (readonly number[])[];
  /** Variances, lower and upper limits, by level. */
  readonly variance: readonly [readonly number[], readonly number[], readonly number[]];
}

/** waveslim 1.8.4, made by test/data/make/wavelet-waveslim.R. */
export const waveslim: {
  readonly values: readonly number[];
  readonly wavelets: Readonly<Record<'haar' | 'd4' | 'd8', WaveslimWavelet>>;
} = read('waveslim');

/** PyWavelets 1.1.1, made by test/data/make/wavelet-packets.py: the packets of three levels, by frequency. */
export const packetsOfPywt: {
  readonly values: readonly number[];
  readonly packets: Readonly<Record<string, readonly (readonly number[])[]>>;
} = read('packets-pywt');

/** waveslim 1.8.4, made by test/data/make/wavelet-packets.R. */
export const packetsOfWaveslim: {
  readonly values: readonly number[];
  readonly modwpt: Readonly<Record<'haar' | 'd4' | 'd8', readonly (readonly number[])[]>>;
} = read('packets');

/** mpmath and PyWavelets 1.1.1, made by test/data/make/wavelet-hilbert.py: levels 2 to 4. */
export const hilbert: {
  readonly 'real lowpass': readonly number[];
  readonly 'imaginary lowpass': readonly number[];
  readonly values: readonly number[];
  readonly real: readonly (readonly number[])[];
  readonly imaginary: readonly (readonly number[])[];
} = read('hilbert');

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../data/wavelet/${name}.json`, import.meta.url), 'utf8'));
}

/** The largest distance between two rows, over the largest magnitude of `input`. */
export function distance(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  input: ArrayLike<number>,
): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let scale = 0;
  for (let i = 0; i < input.length; i++) scale = Math.max(scale, Math.abs(input[i]!));
  let worst = 0;
  for (let i = 0; i < actual.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!);
    worst = Math.max(worst, error); // NaN if any is
  }
  return worst / scale;
}
