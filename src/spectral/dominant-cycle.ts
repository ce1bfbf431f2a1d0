import { requireKnownKeys, requireNumber } from '../core/arguments.js';
import { periodogram } from './periodogram.js';

export interface DominantCycleOptions {
  /** Shortest cycle looked for, in bars; 2 … longestBars. Default 2. */
  readonly shortestBars?: number;
  /** Longest cycle looked for, in bars. Default: half the length, so that two of them fit. */
  readonly longestBars?: number;
}

/** The strongest cycle of a series. */
export interface DominantCycle {
  readonly periodBars: number;
  /** Share of all variance that lies within the peak: 1 for a pure wave, little for noise. */
  readonly strength: number;
}

/**
 * Dominant cycle: the period at which the periodogram is highest, between grid points by a parabola
 * through the peak and its neighbours.
 *
 * Linear trend is taken out first and Hann's window applied. `strength` is the power within
 * the window's main lobe, two cycles per length to either side of the peak, as a share of all power.
 *
 * @param values  Float64Array, length ≥ 8
 * @output  periodBars within the bounds asked for; strength 0 … 1
 * @undefined for fewer than 8 values, a value that is not finite, a straight line, or no frequency
 *   of the grid within the bounds: both NaN
 * @throws {ConfigError} for an unknown option, or bounds out of order
 * @cost    O(n log n)
 * @example
 * const wave = Float64Array.from({ length: 200 }, (_, t) => 5 + Math.sin((2 * Math.PI * t) / 20));
 * Math.round(dominantCycle(wave).periodBars); // 20
 */
export function dominantCycle(
  values: Float64Array,
  options: Readonly<DominantCycleOptions> = {},
): DominantCycle {
  requireKnownKeys('options', { ...options }, ['shortestBars', 'longestBars']);
  const shortestBars = requireNumber('shortestBars', options.shortestBars ?? 2, 2);
  const longestBars =
    options.longestBars === undefined
      ? values.length / 2
      : requireNumber('longestBars', options.longestBars, shortestBars);

  const { frequency, power } = periodogram(values);
  const total = power.reduce((sum, p) => sum + p, 0);
  const inBounds = (f: number): boolean => f * longestBars >= 1 && f * shortestBars <= 1;
  const peak = highest(power, (k) => inBounds(frequency[k]!));
  if (values.length < 8 || peak < 0 || !(total > roundingPower(values))) {
    return { periodBars: Number.NaN, strength: Number.NaN };
  }

  const period = 1 / (frequency[1]! * (peak + peakOffset(power, peak)));
  const lobe = 2 / values.length;
  const within = power.reduce(
    (sum, p, k) => (Math.abs(frequency[k]! - frequency[peak]!) <= lobe ? sum + p : sum),
    0,
  );
  return {
    periodBars: Math.min(longestBars, Math.max(shortestBars, period)),
    strength: within / total,
  };
}

function highest(power: Float64Array, allowed: (k: number) => boolean): number {
  let peak = -1;
  for (let k = 1; k < power.length; k++) {
    if (allowed(k) && power[k]! > (peak < 0 ? 0 : power[peak]!)) peak = k;
  }
  return peak;
}

/** Where the parabola through the peak and its neighbours tops out, in grid steps from the peak. */
function peakOffset(power: Float64Array, peak: number): number {
  if (peak === 0 || peak === power.length - 1) return 0;
  const below = power[peak - 1]!;
  const above = power[peak + 1]!;
  const bend = below - 2 * power[peak]! + above;
  const offset = bend < 0 ? (0.5 * (below - above)) / bend : 0;
  return Math.abs(offset) <= 0.5 ? offset : 0; // a slope cut off by the bounds is no peak
}

/** What the rounding of a straight line leaves behind; power below it is no movement. */
function roundingPower(values: Float64Array): number {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const error = largest * 64 * Number.EPSILON;
  return error * error * values.length;
}
