import { cos } from '../core/sine.js';
import { type Detrend, detrended } from './detrend.js';
import type { Complex, FourierTransform } from './fft.js';

/** What weighs the values before the transform: Hann's bell tames leakage, `none` resolves finest. */
export type SpectralWindow = 'hann' | 'none';

export const spectralWindows: readonly SpectralWindow[] = ['hann', 'none'];

/** The periodic window of `length` values. */
export function windowWeights(window: SpectralWindow, length: number): Float64Array {
  const weights = new Float64Array(length).fill(1);
  if (window === 'none') return weights;
  return weights.map((_, t) => 0.5 - 0.5 * cos((2 * Math.PI * t) / length));
}

/** Frequencies of a transform, in cycles per bar, from 0 to 0.5. */
export function frequenciesOf({ length }: FourierTransform): Float64Array {
  return Float64Array.from({ length: length / 2 + 1 }, (_, k) => k / length);
}

/** The spectrum of one stretch of values, detrended and weighed. */
export function spectrumOf(
  values: Float64Array,
  weights: Float64Array,
  detrend: Detrend,
  transform: FourierTransform,
): Complex {
  return transform.forward(detrended(values, detrend).map((x, t) => weights[t]! * x));
}

/** What turns a squared spectrum into a one-sided density: the others stand for ±frequency. */
export function densityScale(weights: Float64Array, bins: number): Float64Array {
  const energy = weights.reduce((sum, w) => sum + w * w, 0);
  return Float64Array.from(
    { length: bins },
    (_, k) => (k === 0 || k === bins - 1 ? 1 : 2) / energy,
  );
}
