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

/**
 * `logRatio` of `row[0]` to `row[1]`, of `row[2]` to `row[3]` and so on, `count` of them, to the
 * bit, at `row[0…]`. For a step that needs many: what is given to a call that the engine does not
 * inline is put on the heap, and what stands in an array is not.
 */
export function logRatiosAt(row: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const a = row[2 * i]!;
    const b = row[2 * i + 1]!;
    const s = (a - b) / (a + b);
    if (Math.abs(s) < 0.17) row[i] = s * (2 + atanhRest(s));
    else farLogRatioAt(row, i);
  }
}

function farLogRatioAt(row: Float64Array, i: number): void {
  row[i] = farLogRatio(row[2 * i]!, row[2 * i + 1]!);
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
