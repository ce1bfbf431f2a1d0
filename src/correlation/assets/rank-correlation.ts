import { requireInteger } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { requireNumbers } from '../../core/lists.js';

/**
 * Spearman's rank correlation: how far two series rise together, whatever the shape of the
 * relation.
 *
 *   ρ = correlation of ranks, equal values sharing the mean of theirs
 *
 * @param a  values
 * @param b  values, as many
 * @output  −1 … 1; the same for any rising function of the values
 * @undefined for fewer than `minCount` pairs, a value that is not finite, or a series of equals: NaN
 * @throws {ConfigError} for lengths that differ, or a `minCount` that is no integer from 2 on
 * @cost    O(n log n)
 * @source  C. Spearman, The proof and measurement of association between two things (1904)
 * @example
 * rankCorrelation([1, 2, 3, 4, 5, 6, 7, 8], [1, 4, 9, 16, 25, 36, 64, 49]).toFixed(4); // '0.9762'
 * rankCorrelation([1, 2], [1, 2]); // NaN
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>, minCount = 8): number {
  requireInteger('minCount', minCount, 2);
  const [first, second] = [requireNumbers('a', a), requireNumbers('b', b)];
  const { length } = first;
  if (second.length !== length) {
    throw new ConfigError('b.length', `${length}, the length of a`, second.length);
  }
  if (length < minCount) return Number.NaN;
  const [ranksA, ranksB] = [ranksOf(first), ranksOf(second)];
  // Twice a rank less twice the mean is an integer, so all sums are exact.
  let [between, own, other] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const [x, y] = [ranksA[i]! - length - 1, ranksB[i]! - length - 1];
    between += x * y;
    own += x * x;
    other += y * y;
  }
  return correlationOfRanks(between, own, other);
}

/** By the sums of products and squares of ranks, each less the mean rank; NaN of a side of equals. */
export function correlationOfRanks(between: number, own: number, other: number): number {
  if (!(own > 0 && other > 0)) return Number.NaN;
  return Math.max(-1, Math.min(1, between / Math.sqrt(own * other)));
}

/** Twice the rank of each value, from 1; NaN throughout where one is not finite. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length);
  const sorted = Float64Array.from(values).sort();
  if (!sorted.every(Number.isFinite)) return ranks.fill(Number.NaN);
  const sumsOfRanks = new Map<number, number>();
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    sumsOfRanks.set(sorted[from]!, from + 1 + to); // first and last rank of the equals
  }
  return ranks.map((_, i) => sumsOfRanks.get(values[i]!)!);
}
