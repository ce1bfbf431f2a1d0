import type { Account } from '../accounts.js';
import type { GuardedLane } from '../guarded-lane.js';
import type { Happening } from './happening.js';
import { demanded } from './taken.js';

const noAccounts = { of: (): Account | undefined => undefined };

/** Let a lane without bars live through `happenings`, with nothing to decide, and count on. */
export function liveThrough(lane: GuardedLane, happenings: readonly Happening[]): void {
  const others = lane.design.replay?.others ?? [];
  for (const happening of happenings) {
    if (happening.kind === 'bar') lane.update(demanded(happening.taken, others), undefined);
    else if (happening.kind === 'time') lane.advance(happening.now, noAccounts);
    else lane.finish(undefined);
  }
}
