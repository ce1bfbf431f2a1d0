import { Draws } from './draws.js';

/** A series of a kind: the first draw of it, or another one. */
export type ErrorSeries = (length: number, draw?: number) => Float64Array;

/** Series of errors that an interval is judged on. The constants were chosen on their first draws. */
export const errorSeries: Readonly<Record<string, ErrorSeries>> = {
  normal: series(1, (draws) => draws.normal()),
  't of 3': series(2, (draws) => draws.student(3)),
  uniform: series(3, (draws) => draws.uniform() - 0.5),
  skewed: series(4, (draws) => -Math.log(draws.uniform()) - 1),
  ticks: series(5, (draws) => Math.round(0.7 * draws.student(4))),
  'three quarters 0': series(6, (draws) => (draws.uniform() < 0.75 ? 0 : draws.student(4))),
  GARCH: garch(7, (draws) => draws.normal()),
  'GARCH of t': garch(8, (draws) => draws.student(5) / Math.sqrt(5 / 3)),
  'volatility in waves': series(9, (draws, i) => (1.5 + Math.sin(i / 70)) * draws.normal()),
  'MA(1)': (length, draw = 0) => {
    const draws = drawsOf(10, draw);
    let before = 0;
    return fill(length, () => {
      const now = draws.normal();
      const x = now + 0.6 * before;
      before = now;
      return x;
    });
  },
};

/** Of a series of a seed, the first time or another one. */
export function drawsOf(seed: number, draw: number): Draws {
  return new Draws(seed + 1000 * draw);
}

function series(seed: number, next: (draws: Draws, i: number) => number): ErrorSeries {
  return (length, draw = 0) => {
    const draws = drawsOf(seed, draw);
    return fill(length, (i) => next(draws, i));
  };
}

function garch(seed: number, next: (draws: Draws) => number): ErrorSeries {
  return (length, draw = 0) => {
    const draws = drawsOf(seed, draw);
    let variance = 1;
    return fill(length, () => {
      const x = Math.sqrt(variance) * next(draws);
      variance = 0.02 + 0.08 * x * x + 0.9 * variance;
      return x;
    });
  };
}

function fill(length: number, make: (i: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, i) => make(i));
}

/** What a series of intervals around 0 came to, after the first thousand. */
export interface IntervalScore {
  readonly coverage: number;
  /** Largest distance of the coverage of 500 in a row from .95. */
  readonly worst: number;
  /** Mean width, and 40 times what an outcome lies outside. */
  readonly winkler: number;
  readonly terciles: readonly number[];
  readonly infinite: number;
  readonly flat: number;
}

export function scoreOf(half: Float64Array, errors: Float64Array, from = 1000): IntervalScore {
  let [inside, winkler, infinite, flat, misses, worst] = [0, 0, 0, 0, 0, 0];
  const isMiss: number[] = [];
  const kept: { size: number; isIn: number }[] = [];
  for (let i = from; i < errors.length; i++) {
    const error = Math.abs(errors[i]!);
    const isIn = Number(error <= half[i]!);
    inside += isIn;
    winkler += 2 * half[i]! + 40 * Math.max(0, error - half[i]!);
    if (!Number.isFinite(half[i]!)) infinite += 1;
    if (!(half[i]! > 0)) flat += 1;
    isMiss.push(1 - isIn);
    misses += 1 - isIn - (isMiss.at(-501) ?? 0);
    if (isMiss.length >= 500) worst = Math.max(worst, Math.abs(misses - 25) / 500);
    const size = Math.abs(errors[i - 1]!) + Math.abs(errors[i - 2]!) + Math.abs(errors[i - 3]!);
    kept.push({ size, isIn });
  }
  kept.sort((one, other) => one.size - other.size);
  const n = kept.length;
  const terciles = [0, 1, 2].map((third) => {
    const part = kept.slice(Math.floor((third * n) / 3), Math.floor(((third + 1) * n) / 3));
    return part.reduce((sum, { isIn }) => sum + isIn, 0) / part.length;
  });
  return { coverage: inside / n, worst, winkler: winkler / n, terciles, infinite, flat };
}

/** Half widths of the same scores' plain rolling quantile over 500, by sorting each window anew. */
export function staticHalves(
  halves: Float64Array,
  scales: Float64Array,
  errors: Float64Array,
): Float64Array {
  const sorted: number[] = [];
  const scores: number[] = [];
  const rank = (x: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return halves.map((_, i) => {
    const scale = scales[i]!;
    const half = scores.length >= 500 ? sorted[475]! * scale : Number.NaN;
    if (scale > 0) {
      const score = Math.abs(errors[i]!) / scale;
      scores.push(score);
      sorted.splice(rank(score), 0, score);
      if (scores.length > 500) sorted.splice(rank(scores.at(-501)!), 1);
    }
    return half;
  });
}
