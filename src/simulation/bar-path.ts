import type { IntrabarPolicy } from './book-options.js';

/** Prices of a bar that a position or an order meets. */
export interface BarPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Whether the path of a bar goes to the high before the low, for a position on `side`. */
export function goesHighFirst(
  { open, high, low }: BarPrices,
  policy: IntrabarPolicy,
  side: number,
): boolean {
  switch (policy) {
    case 'ohlc':
      return true;
    case 'olhc':
      return false;
    case 'adaptive':
      if (high - open !== open - low) return high - open < open - low;
      return side < 0;
    default:
      return side < 0; // the stop of a short position is above
  }
}

/** Whether a bar reaches a price below (`side` 1) or above (−1) its open. */
export function reachesAgainst({ high, low }: BarPrices, price: number, side: number): boolean {
  return side > 0 ? low <= price : high >= price;
}

/** Whether a bar reaches a limit at `price` on the far side: beyond it, or to it if `touch`. */
export function passes(
  { high, low }: BarPrices,
  price: number,
  side: number,
  touch: boolean,
): boolean {
  if (side > 0) return touch ? low <= price : low < price;
  return touch ? high >= price : high > price;
}
