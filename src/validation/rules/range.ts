import type { Rule } from '../rule.js';

/** Beyond any market, and far enough from the ends of the doubles that products stay within. */
const LOWEST_PRICE = 1e-12;
export const HIGHEST_PRICE = 1e15;
const LARGEST_VOLUME = 1e18;

/** Prices and volume are of a size that a market has; the other rules made low and high the ends. */
export const rangeRule: Rule = {
  id: 'range',
  severity: 'reject',
  dimension: 'validity',
  costRatio: 1,
  formula: '1e-12 ≤ price ≤ 1e15 (|price| ≤ 1e15 with negativePrices); volume ≤ 1e18',
  reasons: {
    'price-out-of-range': 'A price is of a size that no market has.',
    'volume-out-of-range': 'The volume is of a size that no market has.',
  },
  check({ low, high, volume }, { negativePrices }) {
    const lowest = negativePrices ? -HIGHEST_PRICE : LOWEST_PRICE;
    if (low < lowest || high > HIGHEST_PRICE) return 'price-out-of-range';
    return volume > LARGEST_VOLUME ? 'volume-out-of-range' : undefined;
  },
};
