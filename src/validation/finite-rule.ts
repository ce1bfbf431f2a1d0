import type { Bar } from '../bars/bar.js';
import type { ReasonCode } from './judgement.js';

/** Every field is a finite number, and the time a whole one. */
export function finiteRule({ time, open, high, low, close, volume }: Bar): ReasonCode | undefined {
  // x − x is NaN for what is not finite, else 0; a sum of prices might overflow.
  if (open - open + (high - high) + (low - low) + (close - close) + (volume - volume) !== 0) {
    return 'not-finite';
  }
  if (Number.isSafeInteger(time)) return undefined;
  return Number.isFinite(time) ? 'time-not-whole' : 'not-finite';
}
