import type { Candle, Candles } from './candle.js';
import type { CandlePattern } from './pattern.js';

/** Candles after a hikkake in which it may still be confirmed. */
const LATEST = 3;

const isInside = (c: Candle, before: Candle): boolean => c.high < before.high && c.low > before.low;

/** 100 if high and low are both lower than before (a false break down), −100 if both are higher. */
function breakOut(c: Candle, before: Candle): number {
  if (c.high < before.high && c.low < before.low) return 100;
  return c.high > before.high && c.low > before.low ? -100 : 0;
}

/** An inside candle at `k + 1`, and the candle at `k` out of it. */
function plain(candles: Candles, k: number): number {
  const inside = candles[k + 1]!;
  return isInside(inside, candles[k + 2]!) ? breakOut(candles[k]!, inside) : 0;
}

/** Two inside candles, the first of them closing near the end that the break goes to. */
function modified(candles: Candles, k: number): number {
  const inside = candles[k + 1]!;
  const first = candles[k + 2]!;
  if (!isInside(first, candles[k + 3]!) || !isInside(inside, first)) return 0;
  const said = breakOut(candles[k]!, inside);
  if (said === 100) return first.close <= first.low + first.near ? 100 : 0;
  return said === -100 && first.close >= first.high - first.near ? -100 : 0;
}

/** Whether the close at `j` confirms what was said at `k` of the candle inside. */
function confirms(candles: Candles, j: number, k: number, said: number): boolean {
  const inside = candles[k + 1]!;
  return said > 0 ? candles[j]!.close > inside.high : candles[j]!.close < inside.low;
}

/** What the newest candle is: one itself, or the confirmation of the last one. */
function says(candles: Candles, at: (candles: Candles, k: number) => number): number {
  const now = at(candles, 0);
  if (now !== 0) return now;
  for (let k = 1; k <= LATEST; k++) {
    const said = at(candles, k);
    if (said === 0) continue;
    for (let j = k - 1; j > 0; j--) if (confirms(candles, j, k, said)) return 0; // it is used up
    return confirms(candles, 0, k, said) ? 2 * said : 0;
  }
  return 0;
}

/** D. Chesler's trap: a break out of an inside candle that fails, and the confirmation (±200). */
export const hikkakes: readonly CandlePattern[] = [
  {
    name: 'hikkake',
    sentence:
      'a candle within the one before, a break out of it that fails, then a close beyond it',
    talib: 'CDLHIKKAKE',
    means: 'none',
    before: 5,
    says: (...candles) => says(candles, plain),
  },
  {
    name: 'modifiedHikkake',
    sentence: 'the same with two candles within, the first closing near where the break goes',
    talib: 'CDLHIKKAKEMOD',
    means: 'near',
    before: 5,
    says: (...candles) => says(candles, modified),
  },
];
