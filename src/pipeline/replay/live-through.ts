import { requireStateRecord, type Snapshot, type State } from '../../core/state.js';
import type { Account } from '../accounts.js';
import type { GuardedLane } from '../guarded-lane.js';
import type { Happening } from './happening.js';
import { demanded } from './taken.js';

const noAccounts = { of: (): Account | undefined => undefined };

/** Let a lane without bars live through `happenings`, with nothing to decide. */
export function liveThrough(lane: GuardedLane, happenings: readonly Happening[]): void {
  const others = lane.design.replay?.others ?? [];
  for (const happening of happenings) {
    if (happening.kind === 'bar') lane.update(demanded(happening.taken, others), undefined);
    else if (happening.kind === 'time') lane.advance(happening.now, noAccounts);
    else lane.finish(undefined);
  }
}

/** Let `lane` count on from what one had counted of which `lived` is the state, if that was well. */
export function countOn(lane: GuardedLane, lived: State): void {
  const { validator } = requireStateRecord(lived, '');
  if (validator !== undefined) lane.countOn(validator as Snapshot);
}
