import { type Account, otherAccount } from '../accounts.js';
import { Lane } from '../lane.js';
import type { LaneResult } from '../lane-result.js';
import type { Terms } from '../symbol-book.js';
import type { Happening } from './happening.js';
import type { LifeMark } from './life.js';
import type { SymbolLane } from './symbol-lane.js';
import { demanded } from './taken.js';

export const noAccounts = { of: (): Account | undefined => undefined };

type Living = Pick<SymbolLane, 'design' | 'update' | 'advance' | 'finish'>;

/** Who hears what a lane says as it lives through something again. */
export interface Witness<L> {
  /** `happening` is about to happen to `lane`. */
  before?(happening: Happening, lane: L): void;
  hear?(result: LaneResult, happening: Happening): void;
}

/** The lane of `symbol` as it was at `mark`. */
export function laneAt(mark: LifeMark, symbol: string, terms: Terms): Lane {
  const lane = new Lane(symbol, terms);
  lane.restore(mark.lane, '');
  return lane;
}

/** Let `happenings` happen to `lane`, with nothing to decide. */
export function relive<L extends Living>(
  lane: L,
  happenings: readonly Happening[],
  witness: Witness<L> = {},
): void {
  const others = lane.design.replay?.others ?? [];
  for (const happening of happenings) {
    witness.before?.(happening, lane);
    const result = resultOf(happening, lane, others);
    if (result !== undefined) witness.hear?.(result, happening);
  }
}

function resultOf(
  happening: Happening,
  lane: Living,
  others: readonly string[],
): LaneResult | undefined {
  if (happening.kind === 'time') return lane.advance(happening.now, noAccounts);
  if (happening.kind === 'finish') return lane.finish(undefined);
  const account = happening.isDecided ? otherAccount : undefined;
  return lane.update(demanded(happening.taken, others), account);
}
