import type { Rule } from '../rule.js';

/** Prices are above 0, unless the market has others, and no volume is below it. */
export const signRule: Rule = {
  id: 'sign',
  severity: 'reject',
  dimension: 'validity',
  costRatio: 1,
  formula: 'open, high, low, close > 0 (or negativePrices); volume ≥ 0',
  reasons: {
    'price-not-positive': 'A price is zero or negative.',
    'volume-negative': 'The volume is negative.',
  },
  check({ open, high, low, close, volume }, { negativePrices }) {
    if (!negativePrices && !(open > 0 && high > 0 && low > 0 && close > 0)) {
      return 'price-not-positive';
    }
    return volume >= 0 ? undefined : 'volume-negative';
  },
};
