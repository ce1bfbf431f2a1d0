import { type NumberParameter, real } from '../core/parameters.js';

/** How fast old inputs lose their weight: by a gain, or by the time in which it halves. */
export interface GainParameters {
  /** Weight of the newest input in the long run. */
  readonly alpha: number;
  /** Where above 0, inputs in which a weight halves; `alpha` is then not looked at. */
  readonly halfLifeBars: number;
}

export const gainParameters: { readonly [P in keyof GainParameters]: NumberParameter } = {
  alpha: real(0.1, 1e-6, 1),
  halfLifeBars: real(0, 0, 1e6),
};

export function gainOf({ alpha, halfLifeBars }: GainParameters): number {
  return halfLifeBars > 0 ? gainOfHalfLife(halfLifeBars) : alpha;
}

/**
 * The gain with which a weight halves in `halfLifeBars` inputs: 1 − 2^(−1/h).
 *
 * As the series of 1 − e^(−z), z = ln 2/h, which needs only + − × ÷ and so gives the same bits
 * everywhere, and keeps its digits where 1 − 2^(−1/h) would cancel. For z ≤ ln 2 its first 20
 * terms are exact; half-lives below 1 are reached by squaring the weight.
 */
export function gainOfHalfLife(halfLifeBars: number): number {
  if (halfLifeBars < 1) {
    const gain = gainOfHalfLife(2 * halfLifeBars);
    return gain * (2 - gain);
  }
  const z = Math.LN2 / halfLifeBars;
  let rest = 1;
  for (let n = 20; n >= 2; n--) rest = 1 - (z / n) * rest;
  return z * rest;
}
