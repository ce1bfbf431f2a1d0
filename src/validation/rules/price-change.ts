import type { Rule } from '../rule.js';

/** The classic check: the close differs from that before by more than a share of it. */
export function priceChangeRule(maxPriceChange: number): Rule {
  return {
    id: 'price-change',
    severity: 'doubt',
    dimension: 'plausibility',
    costRatio: 1,
    formula: `|close/previous − 1| > ${maxPriceChange}`,
    reasons: { 'price-change-too-large': 'The close differs too much from that before.' },
    check({ close }, { previous }) {
      const change = Math.abs(close - previous.close) / Math.abs(previous.close);
      return change > maxPriceChange ? 'price-change-too-large' : undefined;
    },
  };
}
