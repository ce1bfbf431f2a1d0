import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import { requireIterable } from './handed-in.js';
import { laneId, partsIn, sharedPartOf } from './parts.js';
import { resume, sharedState } from './wired-state.js';
import { pipelineVersion, type Wired, wiringOf } from './wiring.js';

/**
 * The snapshot of `pipeline` in parts, made as they are asked for: what symbols share, then one part
 * a symbol. Each is encoded by itself, so there is no limit to their number. Nothing may be fed in
 * between.
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
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const { lanes } = wiring;
  const shared = { ...sharedState(wiring), laneCount: lanes.size };
  yield snapshotOf(sharedPartOf(wiring), pipelineVersion, shared);
  const id = laneId(wiring.id);
  for (const lane of lanes.snapshots()) yield snapshotOf(id, pipelineVersion, lane);
}

/**
 * Continue from the parts that `snapshotParts` of an equal gave, in their order: all of them, or,
 * with a `SnapshotError`, nothing.
 */
export function restoreParts(pipeline: Wired, parts: Iterable<Snapshot>): void {
  const wiring = wiringOf(pipeline);
  const { shared, lanes } = partsIn(requireIterable('parts', parts), wiring, pipelineVersion);
  resume(wiring, shared, lanes);
}
