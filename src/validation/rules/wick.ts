import type { Rule } from '../rule.js';
import { moveBetween } from '../scale.js';

/** High or low is further from open and close than bars are long here, by far. */
export function wickRule(multiple: number): Rule {
  return {
    id: 'wick',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0.5,
    formula: `high over max(open, close), or min(open, close) over low, > ${multiple} · max(s, median range)`,
    reasons: { wick: 'The high or the low is far from the other prices of the bar.' },
    check({ open, high, low, close }, { scale, range, negativePrices }) {
      const limit = multiple * Math.max(scale, range);
      if (Number.isNaN(limit)) return undefined;
      const up = moveBetween(high, Math.max(open, close), negativePrices);
      const down = moveBetween(Math.min(open, close), low, negativePrices);
      return up > limit || down > limit ? 'wick' : undefined;
    },
  };
}
