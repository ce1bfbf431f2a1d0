import { requireNumbers } from '../core/lists.js';
import { Matrix } from '../core/matrix.js';
import { Modwt, type ModwtParameters } from './modwt.js';

/**
 * Scalogram: the energy W_j² of each scale at each time, as a matrix to draw.
 *
 * Causal: column t uses nothing after t, and a row is NaN until its level has met all its inputs.
 * On white noise row j is 2^−j as bright as the noise; multiply it by 2^j for an even picture.
 *
 * @param values  The series.
 * @returns  J rows, level 1 first; as many columns as values
 * @cost    O(n·J·L)
 * @example
 * const { rows } = scalogram([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 });
 * [...rows[0]!]; // [NaN, 1, 0.25, 4]
 */
export function scalogram(
  values: ArrayLike<number>,
  options: Partial<ModwtParameters> = {},
): Matrix {
  const { details } = new Modwt(options).process(requireNumbers('values', values));
  return new Matrix(details.map((column) => column.map((w) => w * w)));
}
