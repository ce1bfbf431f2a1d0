import { powerOfTwo } from './power-of-two.js';

/** ln 2 in two parts: k·`ln2High` is exact for every exponent k of a double. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;

/** 2^−54, which brings a result back into the subnormal numbers with one rounding. */
const tiny = 5.551115123125783e-17;

/**
 * Exponential function e^x, from + − × ÷ alone: engines round `Math.exp` differently, this one
 * rounds alike everywhere.
 *
 *   x = k·ln 2 + r, |r| ≤ ln 2 / 2;  e^x = 2^k · (1 + r + r²/2! + … + r¹⁴/14!)
 *
 * @param x  Any number.
 * @output  error below 1 unit in the last place; 0 below −745.14, Infinity above 709.79
 * @undefined for NaN
 * @cost    O(1), some ten nanoseconds
 * @example
 * exp(0); // 1
 * exp(1); // 2.7182818284590455
 */
export function exp(x: number): number {
  given[0] = x;
  expAt(given, 0);
  return given[0]!;
}

const given = /* @__PURE__ */ new Float64Array(1);

/** `exp` of the number at `row[at]`, in its place; see `logAt`. */
export function expAt(row: Float64Array, at: number): void {
  const x = row[at]!;
  if (x > 709.782712893384 || x < -745.1332191019412) {
    row[at] = x > 0 ? Number.POSITIVE_INFINITY : 0;
    return;
  }
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const end = 1 / 479001600 + r * (1 / 6227020800 + r / 87178291200);
  const tail = 1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r * end)));
  const middle = r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * tail)));
  const series = 1 / 2 + r * (1 / 6 + r * (1 / 24 + middle));
  const y = 1 + (high + (r * r * series - low));
  // y·2^k, rounded once; y near 1
  if (k > 1023) row[at] = y * 2 * powerOfTwo(1023);
  else if (k < -1021) row[at] = y * powerOfTwo(k + 54) * tiny;
  else row[at] = y * powerOfTwo(k);
}
