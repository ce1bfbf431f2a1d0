import { Lane } from '../lane.js';
import type { Passing } from '../passing.js';
import type { Terms } from '../symbol-book.js';
import type { Life } from './life.js';
import { ReplayingLane } from './replaying-lane.js';
import type { SymbolLane } from './symbol-lane.js';

/** A lane that takes old bars in, if its design says so. */
export function laneOf(symbol: string, terms: Terms, passing: Passing | undefined): SymbolLane {
  const { replay } = terms.design;
  if (replay !== undefined) return new ReplayingLane(symbol, terms, replay, passing);
  return new Lane(symbol, terms, passing);
}

/** What happened to `lane` of late, where old bars are taken in. */
export function lifeOf(lane: SymbolLane): Life | undefined {
  return lane instanceof ReplayingLane ? lane.life : undefined;
}
