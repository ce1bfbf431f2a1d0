import type { Rule } from '../rule.js';

/** A bar does not begin after it was received, but for `skewMs` between two clocks. */
export function futureRule(skewMs: number): Rule {
  return {
    id: 'future',
    severity: 'reject',
    dimension: 'validity',
    costRatio: 1,
    formula: 'time ≤ receivedAt + skewMs, where the bar says when it was received',
    reasons: { 'from-the-future': 'The bar begins after the moment at which it was received.' },
    check({ time }, { receivedAt }) {
      return time > receivedAt + skewMs ? 'from-the-future' : undefined;
    },
  };
}
