import type { Rule } from '../rule.js';

/**
 * The close has moved further than moves do, by far. The next bar tells whether it was a spike:
 * see `verdictOn`.
 */
export function spikeRule(deviations: number): Rule {
  return {
    id: 'spike',
    severity: 'doubt',
    dimension: 'plausibility',
    costRatio: 1,
    formula: `|Δclose| > ${deviations} s; s = 1.4826 · median of the last 128 moves that were not 0`,
    reasons: {
      'suspected-spike': 'The close moved further than moves do here, by far.',
      'spike-confirmed': 'The bar before this was a spike: the price is back where it was.',
      jump: 'The bar before this was no spike: the price stayed where it went.',
      'split-like': 'The price changed by a ratio in which shares are split, and stayed there.',
    },
    check(_bar, { move, scale }) {
      return move > deviations * scale ? 'suspected-spike' : undefined;
    },
  };
}
