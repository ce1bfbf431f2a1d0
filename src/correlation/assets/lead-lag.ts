import { requireInteger } from '../../core/arguments.js';
import { requireNumbers } from '../../core/lists.js';
import { crossCorrelation } from '../../spectral/cross-correlation.js';

/** Which of two series leads, and how sure that is. */
export interface LeadLag {
  /** Bars by which `a` leads, below 0 where `b` does; NaN where no lag stands out. */
  readonly leadBars: number;
  /** Correlation at the lag that is strongest, whether it stands out or not. */
  readonly correlation: number;
  /** What noise of this length rarely exceeds at one lag: 3/√n. */
  readonly noise: number;
}

/** How much stronger the peak has to be than the next one apart from it. */
const leastRatio = 1.2;

/**
 * Lead–lag: the lag at which two series correlate most, if that stands out.
 *
 * A lag is reported where its correlation is above 3/√n in size and above 1.2 times that of any
 * other lag that is no neighbour. Hand in returns: prices that drift correlate at every lag.
 *
 * @param a           Float64Array, length n ≥ 2, one number a bar
 * @param b           Float64Array of the same length
 * @param maxLagBars  integer, 0 … n − 1
 * @undefined if a series is constant or holds a value that is not finite: all NaN but `noise`
 * @throws {ConfigError} for lengths that differ or a lag out of bounds
 * @cost    O(n log n)
 * @example
 * const a = Float64Array.from({ length: 200 }, (_, t) => Math.sin(t * t));
 * const b = Float64Array.from({ length: 200 }, (_, t) => Math.sin((t - 3) * (t - 3)));
 * leadLag(a, b, 10).leadBars; // 3
 */
export function leadLag(a: Float64Array, b: Float64Array, maxLagBars: number): LeadLag {
  const first = requireNumbers('a', a);
  requireInteger('maxLagBars', maxLagBars, 0);
  const { lag, correlation } = crossCorrelation(first, b, maxLagBars);
  const noise = 3 / Math.sqrt(first.length);
  const size = correlation.map(Math.abs);
  const peak = strongest(size, () => true);
  if (peak < 0) return { leadBars: Number.NaN, correlation: Number.NaN, noise };
  const next = strongest(size, (k) => Math.abs(k - peak) > 1);
  const standsOut = size[peak]! > noise && !(size[next]! * leastRatio >= size[peak]!);
  return {
    leadBars: standsOut ? lag[peak]! : Number.NaN,
    correlation: correlation[peak]!,
    noise,
  };
}

function strongest(size: Float64Array, allowed: (k: number) => boolean): number {
  let best = -1;
  for (let k = 0; k < size.length; k++) {
    if (allowed(k) && size[k]! >= 0 && (best < 0 || size[k]! > size[best]!)) best = k;
  }
  return best;
}
