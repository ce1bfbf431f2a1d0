/**
 * The gain with which a weight halves in `halfLifeBars` inputs: 1 − 2^(−1/h).
 *
 * As the series of 1 − e^(−z), z = ln 2/h, which needs only + − × ÷ and so gives the same bits
 * everywhere, and keeps its digits where 1 − 2^(−1/h) would cancel. z ≤ ln 2: 20 terms are exact.
 */
export function gainOfHalfLife(halfLifeBars: number): number {
  const z = Math.LN2 / halfLifeBars;
  let rest = 1;
  for (let n = 20; n >= 2; n--) rest = 1 - (z / n) * rest;
  return z * rest;
}
