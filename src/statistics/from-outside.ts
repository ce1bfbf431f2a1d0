import { requireNumber } from '../core/arguments.js';
import { requireNumbers } from '../core/lists.js';
import * as quantile from './window-quantile.js';

/**
 * The quantile of a whole sample in ascending order; NaN where it is empty.
 *
 * @param q  0 … 1
 * @throws {ConfigError} if the sample is no array, or `q` out of bounds
 */
export function quantileOf(sorted: Float64Array, q: number): number {
  return quantile.quantileOfRaw(requireNumbers('sorted', sorted), requireNumber('q', q, 0, 1));
}
