import {
  requireInteger,
  requireKnownKeys,
  requireOneOf,
  requireRecord,
} from '../core/arguments.js';

/**
 * What a timeframe does after a gap. Kinds, wavelets and strategies do not see gaps: they count
 * bars. `continue`: the next bar follows as usual, and signals that look across the gap carry
 * `afterGap`. `skip`: those signals are left out; a `skipped` event names each. `restart`: all that
 * the timeframe remembers begins again with the next bar.
 */
export type GapPolicy = 'continue' | 'skip' | 'restart';

export interface GapOptions {
  /** Default `continue`. */
  readonly policy?: GapPolicy;
  /** Base bars that are missing between two bars of a timeframe, for `restart`; default 1. */
  readonly minBars?: number;
}

const policies: readonly GapPolicy[] = ['continue', 'skip', 'restart'];

/** The options, checked and complete. */
export function gapsOf(gaps: GapOptions = {}): Required<GapOptions> {
  requireKnownKeys('gaps', requireRecord('gaps', gaps), ['policy', 'minBars']);
  const { policy = 'continue', minBars = 1 } = gaps;
  requireOneOf('gaps.policy', policy, policies);
  return { policy, minBars: requireInteger('gaps.minBars', minBars, 1, 1_000_000) };
}
