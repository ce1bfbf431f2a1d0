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
 * `logRatio` of `row[0]` to `row[1]`, of `row[2]` to `row[3]` and so on, `count` of them, a multiple
 * of four, to the bit, at `row[0…]`. For a step that needs several: what is given to a call that the
 * engine does not inline is put on the heap, and what stands in an array is not.
 *
 * It calls nothing on the way and writes `atanhRest` out, four side by side: no ratio waits for
 * another. And it is too long to be inlined, by which the steps that call it stay short enough to be.
 */
export function logRatiosAt(row: Float64Array, count: number): void {
  for (let i = 0; i < count; i += 4) {
    const at = 2 * i;
    const r = (row[at]! - row[at + 1]!) / (row[at]! + row[at + 1]!);
    const s = (row[at + 2]! - row[at + 3]!) / (row[at + 2]! + row[at + 3]!);
    const t = (row[at + 4]! - row[at + 5]!) / (row[at + 4]! + row[at + 5]!);
    const u = (row[at + 6]! - row[at + 7]!) / (row[at + 6]! + row[at + 7]!);
    if (!(Math.abs(r) < 0.17 && Math.abs(s) < 0.17 && Math.abs(t) < 0.17 && Math.abs(u) < 0.17)) {
      for (let j = i; j < i + 4; j++) row[j] = logRatio(row[2 * j]!, row[2 * j + 1]!);
      continue;
    }
    const w = r * r;
    const x = s * s;
    const y = t * t;
    const z = u * u;
    let a = 0.15314038309786393 + w * 0.1479607915211613;
    let b = 0.15314038309786393 + x * 0.1479607915211613;
    let c = 0.15314038309786393 + y * 0.1479607915211613;
    let d = 0.15314038309786393 + z * 0.1479607915211613;
    a = 0.18183564776276845 + w * a;
    b = 0.18183564776276845 + x * b;
    c = 0.18183564776276845 + y * c;
    d = 0.18183564776276845 + z * d;
    a = 0.22222198565094708 + w * a;
    b = 0.22222198565094708 + x * b;
    c = 0.22222198565094708 + y * c;
    d = 0.22222198565094708 + z * d;
    a = 0.28571428742460575 + w * a;
    b = 0.28571428742460575 + x * b;
    c = 0.28571428742460575 + y * c;
    d = 0.28571428742460575 + z * d;
    a = 0.39999999999414376 + w * a;
    b = 0.39999999999414376 + x * b;
    c = 0.39999999999414376 + y * c;
    d = 0.39999999999414376 + z * d;
    a = 0.6666666666666734 + w * a;
    b = 0.6666666666666734 + x * b;
    c = 0.6666666666666734 + y * c;
    d = 0.6666666666666734 + z * d;
    row[i] = r * (2 + w * a);
    row[i + 1] = s * (2 + x * b);
    row[i + 2] = t * (2 + y * c);
    row[i + 3] = u * (2 + z * d);
  }
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
