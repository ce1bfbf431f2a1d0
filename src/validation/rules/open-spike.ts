import type { Rule } from '../rule.js';
import { moveBetween } from '../scale.js';

/** What the close may have moved of the way that the open went. */
const STAYED_RATIO = 0.3;

/** The open is far from the close before it, to which this close is near. */
export function openSpikeRule(deviations: number): Rule {
  return {
    id: 'open-spike',
    severity: 'note',
    dimension: 'plausibility',
    costRatio: 0.5,
    formula: `|open − previous close| > ${deviations} s, and |Δclose| < 0.3 of it`,
    reasons: { 'open-spike': 'The open is far from the close before and the close after it.' },
    check({ open }, { previous, move, scale, negativePrices }) {
      const way = moveBetween(open, previous.close, negativePrices);
      return way > deviations * scale && move < STAYED_RATIO * way ? 'open-spike' : undefined;
    },
  };
}
