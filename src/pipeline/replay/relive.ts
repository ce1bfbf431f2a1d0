import type { Account } from '../accounts.js';
import { Lane } from '../lane.js';
import type { LaneResult } from '../lane-result.js';
import type { Terms } from '../symbol-book.js';
import type { Happening } from './happening.js';
import type { LifeMark } from './life.js';
import { demanded } from './taken.js';

const noAccounts = { of: (): Account | undefined => undefined };

/** Who hears what a lane says as it lives through something again. */
export interface Witness {
  /** `happening` is about to happen to `lane`. */
  before?(happening: Happening, lane: Lane): void;
  hear(result: LaneResult, happening: Happening): void;
}

/** The lane of `symbol` as it was at `mark`. */
export function laneAt(mark: LifeMark, symbol: string, terms: Terms): Lane {
  const lane = new Lane(symbol, terms);
  lane.restore(mark.lane, '');
  return lane;
}

/** Let `happenings` happen to `lane`, with nothing to decide. */
export function relive(lane: Lane, happenings: readonly Happening[], witness: Witness): void {
  const others = lane.design.replay?.others ?? [];
  for (const happening of happenings) {
    witness.before?.(happening, lane);
    const result =
      happening.kind === 'bar'
        ? lane.update(demanded(happening.taken, others), undefined)
        : happening.kind === 'time'
          ? lane.advance(happening.now, noAccounts)
          : lane.finish(undefined);
    if (result !== undefined) witness.hear(result, happening);
  }
}
