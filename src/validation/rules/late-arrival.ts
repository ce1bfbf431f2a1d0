import type { Rule } from '../rule.js';

/** A bar that says when it was received came long after it ended. */
export function lateArrivalRule(maxLagMs: number): Rule {
  return {
    id: 'late-arrival',
    severity: 'note',
    dimension: 'timeliness',
    costRatio: 1,
    formula: `receivedAt − end > ${maxLagMs} ms`,
    reasons: { 'late-arrival': 'The bar was received long after it ended.' },
    check: (_bar, { receivedAt, end }) =>
      receivedAt - end > maxLagMs ? 'late-arrival' : undefined,
  };
}
