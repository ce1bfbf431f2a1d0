import ndarray, { type NdArray } from 'ndarray';
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
 * const { data } = scalogram([4, 6, 5, 1], { wavelet: 'haar', maxLevels: 1 });
 * [...data]; // [NaN, 1, 0.25, 4]
 */
export function scalogram(
  values: ArrayLike<number>,
  options: Partial<ModwtParameters> = {},
): NdArray<Float64Array> {
  const modwt = new Modwt(options);
  const { maxLevels } = modwt.parameters;
  const n = values.length;
  const energies = new Float64Array(maxLevels * n);
  const { details } = modwt.process(Float64Array.from(values));
  details.forEach((column, j) => {
    for (let t = 0; t < n; t++) energies[j * n + t] = column[t]! * column[t]!;
  });
  return ndarray(energies, [maxLevels, n]);
}
