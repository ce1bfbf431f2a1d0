import type { Rule } from '../rule.js';
import { powerOfTen } from './ratios.js';

/** The close is that of before, times a power of ten: cents for dollars, lots for shares. */
export const unitRule: Rule = {
  id: 'unit',
  severity: 'doubt',
  dimension: 'plausibility',
  costRatio: 1,
  formula: '|log10(close/previous) − n| < 0.02 for a whole n ≠ 0',
  reasons: {
    'suspected-unit': 'The price differs from that before by a power of ten.',
    'unit-shift': 'The price differs by a power of ten since the bar before this, and stays there.',
  },
  check({ close }, { previous, negativePrices }) {
    if (negativePrices) return undefined;
    return powerOfTen(close, previous.close) === 0 ? undefined : 'suspected-unit';
  },
};
