import type { Rule } from '../rule.js';

/** As a share of the tick: what rounding leaves. */
const TOLERANCE = 1e-6;

/** Every price is a whole multiple of the tick. */
export function tickRule(tick: number): Rule {
  return {
    id: 'tick',
    severity: 'note',
    dimension: 'consistency',
    costRatio: 0.5,
    formula: '|price/tick − round(price/tick)| ≤ 1e-6 (or 8 ulps of price/tick)',
    reasons: { 'off-tick': 'A price is no multiple of the tick.' },
    check({ open, high, low, close }) {
      const isOn = (price: number): boolean => {
        const ticks = price / tick;
        const limit = Math.max(TOLERANCE, 8 * Number.EPSILON * Math.abs(ticks));
        return Math.abs(ticks - Math.round(ticks)) <= limit;
      };
      return isOn(open) && isOn(high) && isOn(low) && isOn(close) ? undefined : 'off-tick';
    },
  };
}
