/**
 * How pivot levels are drawn up from the open O, high H, low L and close C of a session, R = H − L:
 *
 * - `classic`: p = (H + L + C)/3; r1, s1 = 2p − L, 2p − H; r2, s2 = p ± R;
 *   r3, s3 = H + 2(p − L), L − 2(H − p): worked out as 2p − (H + L)/2 ± R/2 and ± 3R/2
 * - `fibonacci`: the same p; p ± 0.382·R, p ± 0.618·R, p ± R
 * - `camarilla`: the same p; C ± 1.1·R/12, C ± 1.1·R/6, C ± 1.1·R/4
 * - `woodie`: p = (H + L + 2C)/4, then as classic (TradingView takes the current open for C)
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

/** Write p, r1, r2, r3, s1, s2, s3 at `out[at…]`. */
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
  switch (method) {
    case 'classic':
    case 'woodie':
      writePair(out, at + 1, 2 * p - middle, range / 2);
      writePair(out, at + 2, p, range);
      writePair(out, at + 3, 2 * p - middle, 1.5 * range);
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
      return;
    case 'demark':
      writePair(out, at + 1, 2 * p - middle, range / 2);
      writePair(out, at + 2, Number.NaN, range);
      writePair(out, at + 3, Number.NaN, range);
      return;
  }
}

/** A resistance at `out[at]` and its support three places on. */
function writePair(out: Float64Array, at: number, centre: number, reach: number): void {
  out[at] = centre + reach;
  out[at + 3] = centre - reach;
}
