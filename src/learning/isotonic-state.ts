import { requireInvariants } from '../core/invariants.js';
import { misfit } from '../core/state.js';
import type { NodeCounts } from './isotonic-nodes.js';
import { requireTracked, type TrackedState } from './tracked-state.js';

/** What an isotonic calibrator remembers. */
export type IsotonicState = TrackedState & { readonly counts: NodeCounts };

/** Refuse, with a `SnapshotError`, what no outcomes lead to. */
export function requireIsotonic(state: IsotonicState, priorOutcomes: number): void {
  requireTracked(state);
  requireInvariants(state, promises, 'state');
  // The prior takes what fades, so no node weighs less than it: half is below what any history leaves.
  const { weights, ups } = state.counts;
  if (!weights.every((weight) => weight >= priorOutcomes / 2)) {
    throw misfit('state.counts.weights', 'are less than the prior');
  }
  if (!ups.every((up, i) => up > 0 && up < weights[i]!)) {
    throw misfit('state.counts.ups', 'are not among the weights');
  }
}

const promises = {
  __proto__: null,
  'counts.weights': [0, 1e12],
  'counts.ups': [0, 1e12],
} as const;
