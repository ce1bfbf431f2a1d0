import { requireInteger } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { requireRows } from '../../core/lists.js';
import { correlationInterval } from './correlation-interval.js';

/** The correlation of two series at one scale. */
export interface ScaleCorrelation {
  /** 1 for changes over 1 bar, j for changes over 2^(j − 1) bars. */
  readonly level: number;
  readonly correlation: number;
  /** Its 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Coefficients that it rests on: those that no boundary reaches. */
  readonly count: number;
}

/**
 * Correlation by scale, from the MODWT details of two series: whether they share their quick or their
 * slow moves.
 *
 *   ρ_j = Σ w·v / √(Σ w²·Σ v²) over details w, v of level j beyond the first L_j − 1
 *   L_j = (2^j − 1)·(filterLength − 1) + 1,  interval: tanh(atanh ρ_j ± z / √(⌊n/2^j⌋ − 3))
 *
 * @param a             details by level, the finest first: rows of `modwt(a)` without its last
 * @param b             of the other series, of the same shape
 * @param filterLength  of the wavelet that made them, even: 2 for Haar, 8 for la8
 * @output  one entry a level; correlations −1 … 1
 * @undefined where no coefficient is free of the boundary, or a series does not move: NaN; the
 *   interval where ⌊n/2^j⌋ is not above 3
 * @throws {ConfigError} for shapes that differ or a filter length that is none
 * @cost    O(levels·n)
 * @source  B. Whitcher, P. Guttorp, D. B. Percival, Wavelet analysis of covariance with application
 *          to atmospheric time series (2000)
 * @example
 * const details = [Float64Array.of(9, 1, -1, 1, -1, 1), Float64Array.of(9, 9, 9, 1, 2, 3)];
 * waveletCorrelation(details, details, 2).map(({ correlation }) => correlation); // [1, 1]
 */
export function waveletCorrelation(
  a: readonly ArrayLike<number>[],
  b: readonly ArrayLike<number>[],
  filterLength: number,
): ScaleCorrelation[] {
  requireInteger('filterLength', filterLength, 2, 1000);
  const [ours, theirs] = [requireRows('a', a), requireRows('b', b)];
  if (ours.length !== theirs.length) {
    throw new ConfigError('b.length', `${ours.length}, the length of a`, theirs.length);
  }
  return ours.map((details, i) => {
    const other = theirs[i]!;
    if (details.length !== other.length) {
      throw new ConfigError(
        `b[${i}].length`,
        `${details.length}, the length of a[${i}]`,
        other.length,
      );
    }
    return atScale(details, other, { level: i + 1, filterLength });
  });
}

function atScale(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { level, filterLength }: { readonly level: number; readonly filterLength: number },
): ScaleCorrelation {
  let bars = 1; // 2^level
  for (let i = 0; i < level; i++) bars *= 2;
  const first = Math.min(a.length, (bars - 1) * (filterLength - 1));
  let [between, own, other] = [0, 0, 0];
  for (let t = first; t < a.length; t++) {
    between += a[t]! * b[t]!;
    own += a[t]! * a[t]!;
    other += b[t]! * b[t]!;
  }
  const moves = own > 0 && other > 0;
  const ratio = moves ? between / Math.sqrt(own) / Math.sqrt(other) : Number.NaN;
  const correlation = Math.max(-1, Math.min(1, ratio));
  const [low, high] = correlationInterval(correlation, Math.floor(a.length / bars));
  return { level, correlation, low, high, count: a.length - first };
}
