import type { Snapshot, StateRecord } from '../core/state.js';
import { changedParts, markOf, type SnapshotMark } from './changed-parts.js';
import { requireIterable } from './handed-in.js';
import { recalled } from './recalled-parts.js';
import { resume } from './wired-state.js';
import { type Wired, wiringOf } from './wiring.js';

/**
 * The snapshot of `pipeline` in parts, made as they are asked for: what symbols share, then one part
 * a symbol. Each is encoded by itself, so there is no limit to their number. Nothing may be fed in
 * between. Of equal pipelines they are equal, however often they were saved. Parts to which later
 * ones are added are those of `changedParts`.
 *
 * @example
 * const pipeline = new Pipeline({ base: '1m' });
 * pipeline.update({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 });
 * const parts = [...snapshotParts(pipeline)];
 * const other = new Pipeline({ base: '1m' });
 * restoreParts(other, parts);
 * [parts.length, other.symbols]; // [2, ['X']]
 */
export function* snapshotParts(pipeline: Wired): Generator<Snapshot> {
  const { parts, changed } = changedParts(pipeline);
  for (const part of parts) {
    const { epoch: _e, passed: _p, symbols, changedIn: _c, ...rest } = part.state as StateRecord;
    const state = symbols === undefined ? rest : { ...rest, laneCount: changed.length };
    yield { ...part, state };
  }
}

/**
 * Continue from all parts that `snapshotParts` of an equal pipeline gave, or from all that
 * `changedParts` gave since the first, in their order. It restores all of them, or throws a
 * `SnapshotError` and changes nothing. A later part replaces an earlier one of the same symbol, so
 * replaced parts may be left out: a store may keep one part for each symbol, and the last shared
 * part before them.
 *
 * @returns a mark for the next `changedParts`: all of this is saved
 */
export function restoreParts(pipeline: Wired, parts: Iterable<Snapshot>): SnapshotMark {
  const wiring = wiringOf(pipeline);
  const given = requireIterable('parts', parts);
  resume(wiring, (fresh) => recalled(given, wiring, fresh));
  return markOf(wiring, wiring.lanes.passing.epoch - 1);
}
