import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import { type Periodogram, periodogram } from './periodogram.js';
import { peakProbability, redNoiseOf } from './red-noise.js';
import { highest, peakOffset, uphill } from './spectral-peak.js';

export interface DominantCycleOptions {
  /** Shortest cycle looked for, in bars; 2 … longestBars. Default 2. */
  readonly shortestBars?: number;
  /** Longest cycle looked for, in bars. Default: half the length, so that two of them fit. */
  readonly longestBars?: number;
  /**
   * Which peak is meant: the one with the most power, or the one that stands highest above red
   * noise, which finds a cycle on a price that wanders. Default `power`.
   */
  readonly peak?: 'power' | 'aboveNoise';
}

/** The strongest cycle of a series. */
export interface DominantCycle {
  readonly periodBars: number;
  /**
   * Share of all variance that lies within the peak beyond what red noise of the same persistence
   * has there: 1 for a pure wave, below .25 for most random walks.
   */
  readonly strength: number;
  /** How likely red noise alone has so high a peak anywhere within the bounds. */
  readonly pValue: number;
}

const peaks = ['power', 'aboveNoise'] as const;

/**
 * Dominant cycle: the period at which the periodogram is highest, between grid points by a parabola
 * through the logarithms of the peak and its neighbours, and how sure it is that it is a cycle.
 *
 * Linear trend is taken out first and Hann's window applied. The peak is judged against red noise
 * (a first-order autoregression, a random walk at its limit) fitted to the same periodogram:
 * `strength = (w − e) / (1 − e)`, not below 0, where w is the share of power within the window's
 * main lobe, two cycles per length to either side of the peak, and e the share that the noise has
 * there; `pValue` is Fisher's, for the ratio of the two spectra at the peak. On red noise a p below
 * .05 comes up in at most 5 % of series.
 *
 * @param values  Float64Array, length ≥ 8
 * @output  periodBars within the bounds asked for; strength and pValue 0 … 1
 * @undefined for fewer than 8 values, a value that is not finite, a straight line, or no frequency
 *   of the grid within the bounds: all NaN
 * @throws {ConfigError} for an unknown option, or bounds out of order
 * @cost    O(n log n)
 * @source  P. Whittle (1953) for the noise, R. A. Fisher (1929) for its test; a parabola on the
 *          logarithm is exact for a Gaussian peak, and off by .4 % of the period at most for Hann's where
 *          four cycles fit
 * @example
 * const wave = Float64Array.from({ length: 200 }, (_, t) => 5 + Math.sin((2 * Math.PI * t) / 20));
 * dominantCycle(wave).periodBars.toFixed(1); // '20.0'
 * dominantCycle(wave).pValue < 1e-9; // true
 */
export function dominantCycle(
  values: Float64Array,
  options: Readonly<DominantCycleOptions> = {},
): DominantCycle {
  const series = requireNumbers('values', values);
  const known = ['shortestBars', 'longestBars', 'peak'] as const;
  requireKnownKeys('options', requireRecord('options', options), known);
  const meant = requireOneOf('peak', options.peak ?? 'power', peaks);
  const shortestBars = requireNumber('shortestBars', options.shortestBars ?? 2, 2);
  const longestBars =
    options.longestBars === undefined
      ? series.length / 2
      : requireNumber('longestBars', options.longestBars, shortestBars);

  const spectrum = periodogram(series);
  const { frequency, power } = spectrum;
  const total = sumOf(power);
  if (series.length < 8 || !(total > roundingPower(series))) return noCycle;
  const noise = redNoiseOf(spectrum, 1 / series.length).power;
  const bounds = [1 / longestBars, 1 / shortestBars] as const;
  const height = meant === 'power' ? power : power.map((p, k) => p / noise[k]!);
  const found = highest(height, frequency, bounds);
  if (found < 0) return noCycle;
  const peak = meant === 'power' ? found : uphill(power, found);

  const period = 1 / (frequency[1]! * (peak + peakOffset(power, peak)));
  return {
    periodBars: Math.min(longestBars, Math.max(shortestBars, period)),
    strength: excessAt(peak, spectrum, noise, series.length),
    pValue: peakProbability(
      power[peak]! / noise[peak]!,
      Math.max(2, series.length * (Math.min(0.5, bounds[1]) - bounds[0])),
    ),
  };
}

const noCycle: DominantCycle = Object.freeze({
  periodBars: Number.NaN,
  strength: Number.NaN,
  pValue: Number.NaN,
});

/**
 * Share of power around the peak beyond that of the noise. Below one cycle per length the noise has
 * most of its power, and a series without its trend has none: these frequencies are left out.
 */
function excessAt(
  peak: number,
  { frequency, power }: Periodogram,
  noise: Float64Array,
  length: number,
): number {
  const seen = (_: number, k: number): boolean => frequency[k]! * length >= 1;
  const within = (_: number, k: number): boolean =>
    seen(_, k) && Math.abs(frequency[k]! - frequency[peak]!) * length <= 2;
  const share = sumOf(power.filter(within)) / sumOf(power.filter(seen));
  const expected = sumOf(noise.filter(within)) / sumOf(noise.filter(seen));
  return Math.min(1, Math.max(0, (share - expected) / (1 - expected)));
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0);
}

/** What the rounding of a straight line leaves behind; power below it is no movement. */
function roundingPower(values: Float64Array): number {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const error = largest * 64 * Number.EPSILON;
  return error * error * values.length;
}
