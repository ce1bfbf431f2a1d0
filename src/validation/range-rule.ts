import type { Bar } from '../bars/bar.js';
import type { ReasonCode } from './judgement.js';

/** Beyond any market, and far enough from the ends of the doubles that products stay within. */
const LOWEST_PRICE = 1e-12;
const HIGHEST_PRICE = 1e15;
const LARGEST_VOLUME = 1e18;

/** Prices and volume are of a size that a market has; the other rules made low and high the ends. */
export function rangeRule({ low, high, volume }: Bar): ReasonCode | undefined {
  if (low < LOWEST_PRICE || high > HIGHEST_PRICE) return 'price-out-of-range';
  return volume > LARGEST_VOLUME ? 'volume-out-of-range' : undefined;
}
