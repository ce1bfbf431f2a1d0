import { requireStateRecord, type Snapshot } from '../core/state.js';
import { partsOf } from '../pipeline/parts.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Feeder } from './feeding.js';
import { drained, type Step, type Work } from './flight.js';
import type { SavedLane } from './messages.js';

/** The snapshot of the pipeline that all hosts together are. */
export function* saving(
  { fleet, flight, owners }: Feeder,
  follower: Pipeline,
  resolve: (snapshot: Snapshot) => void,
): Work {
  const saved = new Map<string, SavedLane>();
  const step: Step = {
    waitingFor: fleet.hosts.length,
    settle() {
      const lanes = owners.symbols.map((symbol) => structuredClone(saved.get(symbol)!));
      resolve(withLanes(follower.snapshot(), lanes));
    },
  };
  for (let host = 0; host < fleet.hosts.length; host++) {
    fleet.send(host, { type: 'save', released: undefined }, ({ lanes }) => {
      for (const one of lanes!) saved.set(one.symbol, one);
      flight.answered(step);
    });
  }
  yield step;
}

/** Go on from `snapshot`, or, if it does not fit, as if nothing had been asked. */
export function* restoring(
  { fleet, flight, owners }: Feeder,
  follower: Pipeline,
  snapshot: Snapshot,
  resolve: (nothing: undefined) => void,
): Work {
  yield drained;
  follower.restore(snapshot); // with all lanes: throws, and changes nothing, unless all of it fits
  const given = partsOf(snapshot.state).lanes as unknown as readonly SavedLane[];
  const lanes = structuredClone(given); // they are kept, for a port that dies
  follower.restore(withLanes(snapshot, []));
  owners.restore(lanes.map(({ symbol }) => symbol));
  const byHost = fleet.hosts.map((): SavedLane[] => []);
  for (const lane of lanes) byHost[owners.of(lane.symbol)]!.push(lane);
  const step: Step = { waitingFor: byHost.length, settle: () => resolve(undefined) };
  byHost.forEach((its, host) => {
    const order = { type: 'load', lanes: its, isFresh: true } as const;
    fleet.send(host, order, () => flight.answered(step));
  });
  yield step;
}

/** `snapshot`, with these lanes. */
function withLanes(snapshot: Snapshot, lanes: readonly SavedLane[]): Snapshot {
  return { ...snapshot, state: { ...requireStateRecord(snapshot.state, 'state'), lanes } };
}
