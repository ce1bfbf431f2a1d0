import { atanhRest, log } from './log.js';

/**
 * Logarithm of a ratio, ln(a/b): the return from price `b` to price `a`.
 *
 *   s = (a − b)/(a + b);  ln(a/b) = 2·(s + s³/3 + s⁵/5 + …)
 *
 * a − b is exact within a factor of two, so a small move keeps all its digits, where the logarithm
 * of a rounded quotient keeps those of 1. Scaling both by a power of two changes no bit, and
 * ln(a/b) = −ln(b/a) to the bit.
 *
 * @param a  Not zero.
 * @param b  Of the same sign and unit.
 * @output  error below 3 units in the last place
 * @undefined unless both are finite, not zero and of one sign
 * @cost    O(1), some ten nanoseconds
 * @example
 * logRatio(110, 100); // 0.09531017980432485
 * logRatio(100, 0); // NaN
 */
export function logRatio(a: number, b: number): number {
  const s = (a - b) / (a + b);
  // The plus tells V8 that both branches are numbers; without it the near one is put on the heap.
  return Math.abs(s) < 0.17 ? s * (2 + atanhRest(s)) : +farLogRatio(a, b);
}

function farLogRatio(a: number, b: number): number {
  const haveOneSign = a > 0 ? b > 0 : a < 0 && b < 0;
  if (!haveOneSign) return Number.NaN;
  return a / b < 1 ? -farLog(b, a) : farLog(a, b);
}

/** Of the quotient, which rounds less than a difference of logarithms, unless it overflows. */
function farLog(large: number, small: number): number {
  const quotient = large / small;
  const far =
    quotient < Number.POSITIVE_INFINITY
      ? log(quotient)
      : log(Math.abs(large)) - log(Math.abs(small));
  return far < Number.POSITIVE_INFINITY ? far : Number.NaN;
}
