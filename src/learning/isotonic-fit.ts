import { requireInteger } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';

/**
 * Isotonic regression: the non-decreasing values that are nearest to `values`, by weighted squares.
 * Neighbours that decrease are pooled at their weighted mean until none does.
 *
 * @param values   numbers in the order of what they belong to
 * @param weights  of each, > 0; as many
 * @returns        a fitted value for each
 * @throws {ConfigError} if there are not as many weights as values
 * @cost    O(values)
 * @source  M. Ayer et al., An empirical distribution function for sampling with incomplete
 *          information (1955): pool adjacent violators
 * @example
 * isotonicFit([1, 3, 2, 4], [1, 1, 1, 1]); // Float64Array [1, 2.5, 2.5, 4]
 */
export function isotonicFit(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const numbers = requireNumbers('values', values);
  const { length } = numbers;
  const weighed = requireNumbers('weights', weights);
  requireInteger('weights.length', weighed.length, length, length);
  const fitted = new Float64Array(length);
  isotonicInto(fitted, numbers, weighed, isotonicScratch(length));
  return fitted;
}

/** Of the pool that begins at each place: its weight, and where the next one begins. */
export interface IsotonicScratch {
  readonly pooled: Float64Array;
  readonly ends: Int32Array;
}

export function isotonicScratch(count: number): IsotonicScratch {
  return { pooled: new Float64Array(count), ends: new Int32Array(count) };
}

/** `isotonicFit` into `fitted`. */
export function isotonicInto(
  fitted: Float64Array,
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  { pooled, ends }: IsotonicScratch,
): void {
  const count = values.length;
  for (let i = count - 1; i >= 0; i--) {
    let value = values[i]!;
    let weight = weights[i]!;
    let end = i + 1; // the pools from here on are in order
    while (end < count && fitted[end]! < value) {
      const total = weight + pooled[end]!;
      value += (pooled[end]! / total) * (fitted[end]! - value);
      weight = total;
      end = ends[end]!;
    }
    fitted[i] = value;
    pooled[i] = weight;
    ends[i] = end;
  }
  for (let i = 0; i < count; i = ends[i]!) fitted.fill(fitted[i]!, i, ends[i]!);
}
