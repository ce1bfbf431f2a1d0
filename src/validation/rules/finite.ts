import type { Rule } from '../rule.js';

/** Every field is a finite number, and the time a whole one. */
export const finiteRule: Rule = {
  id: 'finite',
  severity: 'reject',
  dimension: 'validity',
  costRatio: 1,
  formula: 'x − x = 0 for each field; time is an integer',
  reasons: {
    'not-finite': 'A field is NaN or infinite.',
    'time-not-whole': 'The time is no whole number of milliseconds that can be counted.',
  },
  check({ time, open, high, low, close, volume }) {
    // x − x is NaN for what is not finite, else 0; a sum of prices might overflow.
    if (open - open + (high - high) + (low - low) + (close - close) + (volume - volume) !== 0) {
      return 'not-finite';
    }
    if (Number.isInteger(time)) return undefined; // one too large is in another unit
    return Number.isFinite(time) ? 'time-not-whole' : 'not-finite';
  },
};
