import type { Bar } from '../bars/bar.js';
import type { ReasonCode } from './judgement.js';

/** Prices are above 0, and no volume is below it. */
export function signRule({ open, high, low, close, volume }: Bar): ReasonCode | undefined {
  if (open > 0 && high > 0 && low > 0 && close > 0) {
    return volume >= 0 ? undefined : 'volume-negative';
  }
  return 'price-not-positive';
}
