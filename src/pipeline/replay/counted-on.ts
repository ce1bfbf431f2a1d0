import {
  requireStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../../core/state.js';

/** What a validator counts, whatever becomes of the bars: it keeps the history. */
const counted = ['reasonCounts', 'ownReasonCount', 'quality'] as const;

/**
 * The validator `relived`, which was shown the bars in another order, with what `lived` has counted.
 * Bars that wait are those that wait in it.
 */
export function countedOn(relived: Snapshot, lived: Snapshot): Snapshot {
  const now = requireStateRecord(relived.state, 'state');
  const history = requireStateRecord(lived.state, 'state');
  const counts = requireStateRecord(history['counts'] ?? null, 'state.counts');
  const pending = requireStateRecord(now['counts'] ?? null, 'state.counts')['pending'] as number;
  const [accepted, waited] = [counts['accepted'] as number, counts['pending'] as number];
  const kept = Object.fromEntries(counted.map((name) => [name, history[name]!]));
  const state = {
    ...now,
    ...kept,
    counts: { ...counts, pending, accepted: accepted + waited - pending },
  };
  return { ...relived, state };
}

/** Let `lane` count on from what one had counted of which `lived` is the state, if that was well. */
export function countOn(lane: { countOn(lived: StateRecord): void }, lived: State): void {
  const record = requireStateRecord(lived, '');
  if (record['validator'] !== undefined) lane.countOn(record);
}
