import { requireKnownKeys, requireNumber, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { exp } from '../../core/exp.js';
import { logRatio } from '../../core/log-ratio.js';
import { numberIn } from '../../core/reading.js';
import { normalQuantile } from '../../statistics/normal-distribution.js';

export interface CorrelationIntervalOptions {
  /** Probability that the interval covers the truth; above 0 and below 1, default 0.95. */
  readonly level?: number;
  /** Excess kurtosis of the two series, 0 for a normal one; from −2, default 0. Fat tails widen it. */
  readonly excessKurtosis?: number;
}

/**
 * Confidence interval of a correlation, by Fisher's transform:
 *
 *   tanh(atanh(r) ± z·√((1 + excessKurtosis/3) / (n − 3)))
 *
 * @param correlation       −1 … 1
 * @param effectiveSample   independent pairs that it rests on, above 3; see `effectiveSample`
 * @output  low and high, −1 … 1; both the correlation itself where that is −1 or 1
 * @undefined for a correlation that is none, or 3 pairs and fewer: both NaN
 * @throws {ConfigError} if an option is out of bounds
 * @cost    O(1)
 * @source  R. A. Fisher, On the probable error of a coefficient of correlation (1921); for fat tails
 *          R. J. Muirhead, Aspects of multivariate statistical theory (1982), 5.1.4 (elliptical)
 * @example
 * const [low, high] = correlationInterval(0.5, 50);
 * [low.toFixed(3), high.toFixed(3)]; // ['0.257', '0.683']
 */
export function correlationInterval(
  correlation: number,
  effectiveSample: number,
  options: Readonly<CorrelationIntervalOptions> = {},
): readonly [low: number, high: number] {
  requireKnownKeys('', requireRecord('options', options), ['level', 'excessKurtosis']);
  const level = requireNumber('level', options.level ?? 0.95, 0, 1);
  if (level === 0 || level === 1) throw new ConfigError('level', 'between 0 and 1', level);
  const kurtosis = requireNumber('excessKurtosis', options.excessKurtosis ?? 0, -2);
  const isKnown = Math.abs(numberIn(correlation)) <= 1 && numberIn(effectiveSample) > 3;
  if (!isKnown) return [Number.NaN, Number.NaN];
  const width =
    normalQuantile(0.5 + level / 2) * Math.sqrt((1 + kurtosis / 3) / (effectiveSample - 3));
  return [fisherLimit(correlation, -width), fisherLimit(correlation, width)];
}

/** tanh(atanh(correlation) + width): one end of an interval. */
export function fisherLimit(correlation: number, width: number): number {
  if (Math.abs(correlation) === 1) return correlation;
  const x = logRatio(1 + correlation, 1 - correlation) / 2 + width;
  const shrunk = exp(-2 * Math.abs(x));
  return (Math.sign(x) * (1 - shrunk)) / (1 + shrunk);
}

/**
 * Independent pairs that `n` pairs of two autocorrelated series are worth: n·(1 − ab)/(1 + ab),
 * a and b being each series' correlation with itself a bar later.
 *
 * @param pairs  number of pairs
 * @param a      lag-one autocorrelation of one series, −1 … 1
 * @param b      of the other
 * @output  0 … ∞; more than `pairs` where the two alternate against each other
 * @source  M. S. Bartlett, Some aspects of the time-correlation problem (1935)
 * @example
 * effectiveSample(100, 0.5, 0.5); // 60
 */
export function effectiveSample(pairs: number, a: number, b: number): number {
  const shared = numberIn(a) * numberIn(b);
  return (numberIn(pairs) * (1 - shared)) / (1 + shared);
}
