import { ln2High, ln2Low } from './exp.js';
import { bytes, powerOfTwo } from './power-of-two.js';

/**
 * Natural logarithm, from + − × ÷ alone: engines round `Math.log` differently, this one rounds
 * alike everywhere.
 *
 *   x = 2^k · (1 + f), √½ ≤ 1 + f < √2, s = f/(2 + f);  ln x = k·ln 2 + 2·(s + s³/3 + s⁵/5 + …)
 *
 * Of a ratio, `logRatio` is closer.
 *
 * @param x  Any number.
 * @output  error below 1 unit in the last place; −Infinity at 0
 * @undefined for NaN and below 0
 * @cost    O(1), some ten nanoseconds
 * @example
 * log(1); // 0
 * log(10); // 2.302585092994046
 */
export function log(x: number): number {
  given[0] = x;
  logAt(given, 0);
  return given[0]!;
}

const given = /* @__PURE__ */ new Float64Array(1);

/**
 * `log` of the number at `row[at]`, in its place: an argument or a result of a call that the engine
 * does not inline is a number on the heap, and one in an array is not. So it calls nothing that
 * takes or gives a number but the table, and writes `atanhRest` out.
 */
export function logAt(row: Float64Array, at: number): void {
  let x = row[at]!;
  let shift = 0;
  if (!(x >= 2.2250738585072014e-308 && x <= Number.MAX_VALUE)) {
    if (!(x > 0) || x === Number.POSITIVE_INFINITY) {
      row[at] = x === 0 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
      return;
    }
    x *= 18014398509481984; // 2^54
    shift = -54;
  }
  bytes.setFloat64(0, x, true); // as `exponentOf`
  const exponent = (bytes.getInt32(4, true) >> 20) - 1023;
  const fraction = x * powerOfTwo(-exponent);
  const isUpper = fraction > Math.SQRT2;
  const k = exponent + shift + (isUpper ? 1 : 0);
  const f = (isUpper ? fraction / 2 : fraction) - 1;
  const s = f / (2 + f);
  const half = (f * f) / 2;
  const z = s * s;
  const end = 0.18183564776276845 + z * (0.15314038309786393 + z * 0.1479607915211613);
  const middle = 0.28571428742460575 + z * (0.22222198565094708 + z * end);
  const sum = z * (0.6666666666666734 + z * (0.39999999999414376 + z * middle));
  const rest = s * (half + sum);
  row[at] = k * ln2High - (half - (rest + k * ln2Low) - f);
}

/**
 * 2·(s²/3 + s⁴/5 + s⁶/7 + …), what 2·atanh(s) adds to 2·s, over s; |s| ≤ 0.1716. The series would
 * need eleven terms; the seven of the polynomial nearest to it stay within 2^−57.
 */
export function atanhRest(s: number): number {
  const z = s * s;
  const end = 0.18183564776276845 + z * (0.15314038309786393 + z * 0.1479607915211613);
  return (
    z *
    (0.6666666666666734 +
      z * (0.39999999999414376 + z * (0.28571428742460575 + z * (0.22222198565094708 + z * end))))
  );
}
