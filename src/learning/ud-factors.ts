import type { StateRecord } from '../core/state.js';

/**
 * A covariance P = U·D·Uᵀ by its factors: `unit` has the columns of U above its diagonal of ones,
 * one after the other; `diagonal` is D. As long as D is positive, so is P: rounding cannot make it
 * anything else, which it does to P itself after enough updates.
 */
export type UdFactors = StateRecord & {
  readonly unit: Float64Array;
  readonly diagonal: Float64Array;
};

export function udFactors(size: number, variance: number): UdFactors {
  return {
    unit: new Float64Array((size * (size - 1)) / 2),
    diagonal: new Float64Array(size).fill(variance),
  };
}

/** xᵀPx; `f` becomes Uᵀx, of as many numbers as P has rows. */
export function udLeverage(factors: UdFactors, x: Float64Array, f: Float64Array): number {
  const { unit, diagonal } = factors;
  const size = diagonal.length;
  let leverage = 0;
  let at = 0;
  for (let j = 0; j < size; j++) {
    let sum = x[j]!;
    for (let i = 0; i < j; i++) sum += unit[at + i]! * x[i]!;
    at += j;
    f[j] = sum;
    leverage += diagonal[j]! * sum * sum;
  }
  return leverage;
}

/**
 * Learn that something was observed along x with variance `noise`: P ← P − Pxxᵀ P / (noise + xᵀPx).
 *
 * @param f      Uᵀx, as `udLeverage` left it
 * @param along  becomes Px; the gain is Px / (noise + xᵀPx)
 * @returns noise + xᵀPx
 * @source  G. J. Bierman, Factorization Methods for Discrete Sequential Estimation (1977), V.3
 */
export function udObserve(
  factors: UdFactors,
  f: Float64Array,
  along: Float64Array,
  noise: number,
): number {
  const { unit, diagonal } = factors;
  const size = diagonal.length;
  let before = noise + 0; // a number by sum: one that may be anything is boxed at each turn
  let at = 0;
  for (let j = 0; j < size; j++) {
    const fj = f[j]!;
    const scaled = diagonal[j]! * fj;
    const after = before + scaled * fj;
    const share = -fj / before;
    diagonal[j] = diagonal[j]! * (before / after);
    for (let i = 0; i < j; i++) {
      const old = unit[at + i]!;
      unit[at + i] = old + along[i]! * share;
      along[i] = along[i]! + scaled * old;
    }
    along[j] = scaled;
    at += j;
    before = after;
  }
  return before;
}

/** Px, of x whose Uᵀx is `f`, into `along`. */
export function udAlong({ unit, diagonal }: UdFactors, f: Float64Array, along: Float64Array): void {
  let at = 0;
  for (let j = 0; j < diagonal.length; j++) {
    const scaled = diagonal[j]! * f[j]!;
    for (let i = 0; i < j; i++) along[i] = along[i]! + unit[at + i]! * scaled;
    along[j] = scaled;
    at += j;
  }
}

/** Multiply P by `factor`. */
export function udScale({ diagonal }: UdFactors, factor: number): void {
  for (let i = 0; i < diagonal.length; i++) diagonal[i] = diagonal[i]! * factor;
}

/**
 * Learn that coordinate `i` alone was observed with variance `noise`; `f` and `along` as above. Told
 * of each coordinate in turn, P stays bounded whatever else is forgotten.
 */
export function udObserveOne(
  factors: UdFactors,
  i: number,
  work: { readonly f: Float64Array; readonly along: Float64Array },
  noise: number,
): number {
  const { unit } = factors;
  const { f, along } = work;
  f.fill(0, 0, i);
  f[i] = 1;
  for (let j = i + 1; j < f.length; j++) f[j] = unit[(j * (j - 1)) / 2 + i]!;
  return udObserve(factors, f, along, noise);
}
