import { requireKnownKeys, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { type Detrend, detrends } from './detrend.js';
import { FourierTransform, transformLength } from './fft.js';
import {
  densityScale,
  frequenciesOf,
  type SpectralWindow,
  spectralWindows,
  spectrumOf,
  windowWeights,
} from './segment.js';

export interface PeriodogramOptions {
  /** Default `hann`. */
  readonly window?: SpectralWindow;
  /** What is taken out first: the line of best fit, the mean, or nothing. Default `linear`. */
  readonly detrend?: Detrend;
}

/** Power by frequency. */
export interface Periodogram {
  /** Cycles per bar, from 0 to 0.5 in equal steps. */
  readonly frequency: Float64Array;
  /** Density: in squared units of the values, per cycle per bar; one-sided. */
  readonly power: Float64Array;
}

/**
 * Periodogram: how the variance of a series is spread over frequencies.
 *
 *   P(k/N) = |Σ w_t·x_t·exp(−2πi·kt/N)|² / Σ w_t²,  doubled for 0 < k < N/2
 *
 * N is the length padded with zeros to a power of two, which reads the same spectrum on a finer
 * grid. The window is the periodic one. Same conventions as `scipy.signal.periodogram` with
 * `scaling='density'` and `nfft=N`.
 *
 * @param values  Float64Array, length ≥ 2, equally spaced; a market's bars, for instance
 * @output  two arrays of N/2 + 1
 * @undefined where a value is not finite, or there are fewer than two: every power is NaN
 * @throws {ConfigError} for an unknown option
 * @cost    O(N log N)
 * @source  A. Schuster, On the investigation of hidden periodicities (1898)
 * @example
 * const wave = Float64Array.from({ length: 64 }, (_, t) => Math.sin((2 * Math.PI * t) / 8));
 * const { frequency, power } = periodogram(wave);
 * frequency[power.indexOf(Math.max(...power))]; // 0.125
 */
export function periodogram(
  values: Float64Array,
  options: Readonly<PeriodogramOptions> = {},
): Periodogram {
  const series = requireNumbers('values', values);
  requireKnownKeys('options', requireRecord('options', options), ['window', 'detrend']);
  const window = requireOneOf('window', options.window ?? 'hann', spectralWindows);
  const detrend = requireOneOf('detrend', options.detrend ?? 'linear', detrends);

  const transform = new FourierTransform(transformLength(series.length));
  const frequency = frequenciesOf(transform);
  if (series.length < 2 || !series.every(Number.isFinite)) {
    return { frequency, power: new Float64Array(frequency.length).fill(Number.NaN) };
  }

  const weights = windowWeights(window, series.length);
  const spectrum = spectrumOf(series, weights, detrend, transform);
  const scale = densityScale(weights, frequency.length);
  const power = frequency.map((_, k) => {
    const re = spectrum[2 * k]!;
    const im = spectrum[2 * k + 1]!;
    return scale[k]! * (re * re + im * im);
  });
  return { frequency, power };
}
