import { ln2High, ln2Low } from './exp.js';
import { exponentOf, powerOfTwo } from './power-of-two.js';

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
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) return ofNormal(x * 18014398509481984, -54); // 2^54
  return ofNormal(x, 0);
}

/** ln(x·2^shift). */
function ofNormal(x: number, shift: number): number {
  const exponent = exponentOf(x);
  const fraction = x * powerOfTwo(-exponent);
  const isUpper = fraction > Math.SQRT2;
  const k = exponent + shift + (isUpper ? 1 : 0);
  const f = (isUpper ? fraction / 2 : fraction) - 1;
  const s = f / (2 + f);
  const half = (f * f) / 2;
  const rest = s * (half + atanhRest(s));
  return k * ln2High - (half - (rest + k * ln2Low) - f);
}

/** 2·(s²/3 + s⁴/5 + … + s²²/23): what atanh adds to 2·s, over s; |s| ≤ 0.172. */
export function atanhRest(s: number): number {
  const z = s * s;
  const end = 2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23)));
  return (
    z *
    (2 / 3 +
      z *
        (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * end)))))))
  );
}
