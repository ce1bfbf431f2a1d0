import { logRatio } from '../core/log-ratio.js';
import { isNumber } from './figures.js';
import type { Numbers } from './numbers.js';

/** Maps values to 0 … 1. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** NaN of a hole: `null` is one, which JSON makes of NaN, and would count as 0. */
  at(value: number): number;
}

export function linearScale(min: number, max: number): Scale {
  return { min, max, at: (value) => (isNumber(value) ? (value - min) / (max - min) : Number.NaN) };
}

/** Equal ratios are equally far apart; `min` must be positive. */
export function logScale(min: number, max: number): Scale {
  const span = logRatio(max, min);
  return { min, max, at: (value) => (isNumber(value) ? logRatio(value, min) / span : Number.NaN) };
}

/** Smallest and largest finite number in any of the lists; `undefined` if there is none. */
export function extent(...lists: readonly (Numbers | undefined)[]): [number, number] | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (let i = 0; i < (list?.length ?? 0); i++) {
      const value = list![i]!;
      if (!isNumber(value)) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? [min, max] : undefined;
}

/** Round values 1, 2 or 5 times a power of ten apart, about `count` of them, within the scale. */
export function roundValues(min: number, max: number, count: number): number[] {
  const rough = (max - min) / count;
  const power = Number(`1e${decimalExponent(rough)}`);
  const step = power * ([1, 2, 5].find((m) => m * power >= rough) ?? 10);
  const values: number[] = [];
  for (let k = Math.ceil(min / step); k * step <= max; k++) {
    values.push(Number((k * step).toPrecision(12)));
  }
  return values;
}

/** As `roundValues`, but on a scale over more than a decade 1, 2 and 5 times each power of ten. */
export function logRoundValues(min: number, max: number, count: number): number[] {
  if (max / min < 10) return roundValues(min, max, count);
  const values: number[] = [];
  for (let k = decimalExponent(min); k <= decimalExponent(max); k++) {
    for (const m of [1, 2, 5]) {
      const value = Number(`${m}e${k}`);
      if (value >= min && value <= max) values.push(value);
    }
  }
  return values;
}

/** The k of 10^k ≤ x < 10^(k+1), read off the number as it is printed. */
function decimalExponent(x: number): number {
  return Number(x.toExponential().split('e')[1]);
}
