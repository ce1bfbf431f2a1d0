import { requireStateRecord, type Snapshot } from '../core/state.js';
import { partsOf } from '../pipeline/parts.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { asking, type HostOrder, toAll } from './asking.js';
import type { Feeder } from './feeding.js';
import { drained, type Work } from './flight.js';
import type { SavedLane } from './messages.js';

/** The snapshot of the pipeline that all hosts together are. */
export function* saving(
  feeder: Feeder,
  follower: Pipeline,
  resolve: (snapshot: Snapshot) => void,
): Work {
  const saved = new Map<string, SavedLane>();
  yield asking(feeder, toAll(feeder.fleet, { type: 'save', released: undefined }), {
    heard({ lanes }) {
      for (const one of lanes!) saved.set(one.symbol, one);
    },
    settle() {
      const lanes = feeder.owners.symbols.map((symbol) => structuredClone(saved.get(symbol)!));
      resolve(withLanes(follower.snapshot(), lanes));
    },
  });
}

/** Go on from `snapshot`, or, if it does not fit, as if nothing had been asked. */
export function* restoring(
  feeder: Feeder,
  follower: Pipeline,
  snapshot: Snapshot,
  resolve: (nothing: undefined) => void,
): Work {
  yield drained;
  follower.restore(snapshot); // with all lanes: throws, and changes nothing, unless all of it fits
  const given = partsOf(snapshot.state).lanes as unknown as readonly SavedLane[];
  const lanes = structuredClone(given); // they are kept, for a port that dies
  follower.restore(withLanes(snapshot, []));
  const { owners } = feeder;
  owners.restore(lanes.map(({ symbol }) => symbol));
  const byHost = feeder.fleet.hosts.map((): SavedLane[] => []);
  for (const lane of lanes) byHost[owners.of(lane.symbol)]!.push(lane);
  const orders = byHost.map((its, host): HostOrder => {
    return [host, { type: 'load', lanes: its, isFresh: true }];
  });
  yield asking(feeder, orders, { settle: () => resolve(undefined) });
}

/** `snapshot`, with these lanes. */
function withLanes(snapshot: Snapshot, lanes: readonly SavedLane[]): Snapshot {
  return { ...snapshot, state: { ...requireStateRecord(snapshot.state, 'state'), lanes } };
}
