/**
 * How pivot levels are drawn up from the open O, high H, low L and close C of a session, R = H − L:
 *
 * - `classic`: p = (H + L + C)/3; r1, s1 = 2p − L, 2p − H; r2, s2 = p ± R;
 *   r3, s3 = H + 2(p − L), L − 2(H − p); r4, s4 = H + 3(p − L), L − 3(H − p) and r5, s5 with 4: the
 *   k-th pair is worked out as (k − 1)·p − (k − 2)·(H + L)/2 ± k·R/2, the first as r1, s1 above
 * - `fibonacci`: the same p; p ± 0.382·R, p ± 0.618·R, p ± R; no more
 * - `camarilla`: the same p; C ± 1.1·R/12, C ± 1.1·R/6, C ± 1.1·R/4, C ± 1.1·R/2; C·H/L and as far below
 * - `woodie`: p = (H + L + 2C)/4, three pairs as classic, r3 + R and s3 − R (TradingView takes the
 *   current open for C)
 * - `demark`: X = H + 2L + C after a fall, 2H + L + C after a rise, H + L + 2C else;
 *   p = X/4; r1, s1 = X/2 − L, X/2 − H; no others
 */
export type PivotMethod = 'classic' | 'fibonacci' | 'camarilla' | 'woodie' | 'demark';

/** The prices of a whole session. */
export interface SessionPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Pairs of a resistance and a support. */
export const pivotPairs = 5;

/** Write p, r1 … r5, s1 … s5 at `out[at…]`, NaN where a method has none. */
export function pivotLevels(
  method: PivotMethod,
  { open, high, low, close }: SessionPrices,
  out: Float64Array,
  at: number,
): void {
  const range = high - low;
  const middle = (high + low) / 2;
  const twice = method === 'woodie' || close === open ? close : close < open ? low : high;
  const hasFour = method === 'woodie' || method === 'demark';
  const p = hasFour ? (high + low + close + twice) / 4 : (high + low + close) / 3;
  out[at] = p;
  for (let k = 1; k <= pivotPairs; k++) writePair(out, at + k, Number.NaN, range);
  switch (method) {
    case 'classic':
    case 'woodie':
      writePair(out, at + 1, 2 * p - middle, range / 2);
      writePair(out, at + 2, p, range);
      writePair(out, at + 3, 2 * p - middle, 1.5 * range);
      if (method === 'woodie') writePair(out, at + 4, 2 * p - middle, 2.5 * range);
      else {
        writePair(out, at + 4, 3 * p - 2 * middle, 2 * range);
        writePair(out, at + 5, 4 * p - 3 * middle, 2.5 * range);
      }
      return;
    case 'fibonacci':
      writePair(out, at + 1, p, 0.382 * range);
      writePair(out, at + 2, p, 0.618 * range);
      writePair(out, at + 3, p, range);
      return;
    case 'camarilla':
      writePair(out, at + 1, close, (1.1 * range) / 12);
      writePair(out, at + 2, close, (1.1 * range) / 6);
      writePair(out, at + 3, close, (1.1 * range) / 4);
      writePair(out, at + 4, close, (1.1 * range) / 2);
      writePair(out, at + 5, close, close * (high / low) - close);
      return;
    case 'demark':
      writePair(out, at + 1, 2 * p - middle, range / 2);
      return;
  }
}

/** A resistance at `out[at]` and its support as many places on as there are pairs. */
function writePair(out: Float64Array, at: number, centre: number, reach: number): void {
  out[at] = centre + reach;
  out[at + pivotPairs] = centre - reach;
}
