import { ConfigError } from '../../core/errors.js';
import { requireNumbers } from '../../core/lists.js';
import { type Observations, overlapping } from './hayashi-yoshida.js';

/** Which of two series that tick at different times leads, and how sure that is. */
export interface AsynchronousLead {
  /** By how much `a` leads, below 0 where `b` does; NaN where no lag stands out. */
  readonly leadTime: number;
  /** Correlation at the lag that is strongest beside its noise, whether it stands out or not. */
  readonly correlation: number;
  /** Standard error that it has if the two have nothing to do with each other. */
  readonly standardError: number;
}

/** Standard errors that chance rarely exceeds at one lag. */
const leastErrors = 3;

/**
 * Asynchronous lead: the lag at which two series correlate most by Hayashi and Yoshida, if that
 * stands out.
 *
 *   error² = Σ (Δa_i·Δb_j)² over all pairs of intervals that overlap / (Σ Δa_i² · Σ Δb_j²)
 *
 * That is the variance of the correlation if signs have nothing to do with each other, whatever the
 * volatility does. A lag is reported where its correlation is above three such errors.
 *
 * @param a         observations, at least two
 * @param b         observations, at least two
 * @param lagTimes  lags to look at, in the unit of the times; at least one
 * @undefined where a series does not move, or holds a value that is not finite: all NaN
 * @throws {ConfigError} for no lags or one that is not finite, lengths that differ, times that do not rise
 * @cost    O(n + m + overlaps) a lag
 * @source  M. Hoffmann, M. Rosenbaum, N. Yoshida, Estimation of the lead-lag parameter from
 *          non-synchronous data (2013), for the lag
 * @example
 * const times = Float64Array.from({ length: 300 }, (_, t) => t);
 * const values = times.map((t) => Math.sin(t * t));
 * const later = { times: times.map((t) => t + 2), values };
 * asynchronousLead({ times, values }, later, [-2, -1, 0, 1, 2]).leadTime; // 2
 */
export function asynchronousLead(
  a: Observations,
  b: Observations,
  lagTimes: ArrayLike<number>,
): AsynchronousLead {
  const lags = requireNumbers('lagTimes', lagTimes);
  if (lags.length === 0) throw new ConfigError('lagTimes', 'at least one lag', lagTimes);
  let best = { lag: Number.NaN, correlation: Number.NaN, standardError: Number.NaN };
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < lags.length; i++) {
    const lag = lags[i]!;
    const { correlation, standardError } = overlapping(a, b, lag);
    const size = Math.abs(correlation) / standardError;
    if (!(size > most)) continue;
    most = size;
    best = { lag, correlation, standardError };
  }
  const { lag, correlation, standardError } = best;
  return { leadTime: most > leastErrors ? lag : Number.NaN, correlation, standardError };
}
