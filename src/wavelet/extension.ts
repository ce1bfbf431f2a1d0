/**
 * What stands beyond the ends of a series x_0 … x_n−1, under PyWavelets' names:
 *
 * * `symmetric`, its mirror image: x1 x0 | x0 x1;  `antisymmetric`, the same with the sign turned
 * * `reflect`, mirrored in the end itself: x2 x1 | x0 x1;  `antireflect`, turned about it: 2·x0 − x1 | x0
 * * `periodic`, its other end; `periodization`, the same with as few coefficients as there are values
 * * `zero`;  `constant`, the last value on;  `smooth`, the last slope on
 */
export type DwtMode =
  | 'symmetric'
  | 'periodization'
  | 'zero'
  | 'constant'
  | 'periodic'
  | 'smooth'
  | 'reflect'
  | 'antisymmetric'
  | 'antireflect';

/** The value at `i`, before the start (negative) or past the end, of the series as a mode goes on. */
type Extension = (values: Float64Array, i: number) => number;

const mirrored: Extension = (values, i) => {
  const n = values.length;
  const folded = modulo(i, 2 * n);
  return values[folded < n ? folded : 2 * n - 1 - folded]!;
};

/** About the ends themselves; a single value goes on as it is. */
const reflected: Extension = (values, i) => {
  const last = values.length - 1;
  if (last === 0) return values[0]!;
  const folded = modulo(i, 2 * last);
  return values[folded <= last ? folded : 2 * last - folded]!;
};

const antireflected: Extension = (values, i) => {
  const last = values.length - 1;
  if (last === 0) return values[0]!;
  const [start, end] = [values[0]!, values[last]!];
  const folded = modulo(i, 2 * last);
  const value = folded <= last ? values[folded]! : 2 * end - values[2 * last - folded]!;
  return value + 2 * Math.floor(i / (2 * last)) * (end - start);
};

const straight: Extension = (values, i) => {
  const last = values.length - 1;
  if (last === 0) return values[0]!;
  if (i < 0) return values[0]! + i * (values[1]! - values[0]!);
  return values[last]! + (i - last) * (values[last]! - values[last - 1]!);
};

export const extensions: Readonly<Record<DwtMode, Extension>> = {
  symmetric: mirrored,
  periodization: (values, i) => {
    const n = values.length;
    return values[Math.min(modulo(i, n + (n % 2)), n - 1)]!; // an odd series repeats its last value
  },
  zero: () => 0,
  constant: (values, i) => values[i < 0 ? 0 : values.length - 1]!,
  periodic: (values, i) => values[modulo(i, values.length)]!,
  smooth: straight,
  reflect: reflected,
  antisymmetric: (values, i) => {
    const isTurned = modulo(i, 2 * values.length) >= values.length;
    return isTurned ? -mirrored(values, i) : mirrored(values, i);
  },
  antireflect: antireflected,
};

/** The names of `DwtMode`. */
export const dwtModes = Object.keys(extensions) as DwtMode[];

function modulo(i: number, n: number): number {
  return ((i % n) + n) % n;
}
