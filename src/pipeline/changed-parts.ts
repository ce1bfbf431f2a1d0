import { ConfigError } from '../core/errors.js';
import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { GuardedLane } from './guarded-lane.js';
import { laneId, sharedPartOf } from './parts.js';
import type { Passing } from './passing.js';
import { sharedState } from './wired-state.js';
import { pipelineVersion, type Wired, type Wiring, wiringOf } from './wiring.js';

/**
 * The moment up to which a pipeline is saved. It is valid for that pipeline until it is restored or
 * reconfigured.
 */
export interface SnapshotMark {
  /** That had a lane then. */
  readonly symbols: readonly string[];
}

/** What is to be saved of a pipeline. */
export interface ChangedParts {
  /** The shared part, then one part a symbol that changed; made as they are asked for, once. */
  readonly parts: Iterable<Snapshot>;
  /** Symbols that changed, in the order of their parts. */
  readonly changed: readonly string[];
  /** Symbols of the mark that have no lane any more. */
  readonly removed: readonly string[];
  /** Whether they are all parts there are: nothing that was saved before is needed. */
  readonly isWhole: boolean;
  /** For the next time, once these are saved. */
  readonly mark: SnapshotMark;
}

/** Of which lanes a mark is, by the time that passes there, on which terms, and after which epoch. */
interface Saved {
  readonly passing: Passing;
  readonly id: string;
  readonly epoch: number;
}

const saves = new WeakMap<SnapshotMark, Saved>();

/**
 * The parts of the snapshot of `pipeline` that changed `since`: for a service that saves every
 * minute and has many symbols of which few trade.
 *
 * `restoreParts` takes them appended to what was saved before, or in place of the parts that they
 * replace. Write all of them, or none. A lane for which only time has passed is not among them: the
 * shared part says how late it is. Feed nothing before the last part is taken.
 *
 * @param since  the mark of what was saved last; without one, and after the pipeline was restored by
 *               `restore` or reconfigured, all is to be saved
 * @throws {ConfigError} if `since` is no mark, and while parts are taken if the pipeline was fed
 * @cost    that of the lanes that changed; some 20 bytes for each that did not
 * @example
 * const bar = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const pipeline = new Pipeline({ base: '1m' });
 * for (const symbol of ['X', 'Y']) pipeline.update({ ...bar, symbol });
 * const first = changedParts(pipeline);
 * const saved = [...first.parts];
 * pipeline.update({ ...bar, symbol: 'Y', time: 60_000 });
 * const { parts, changed } = changedParts(pipeline, first.mark);
 * saved.push(...parts);
 * changed; // ['Y']
 * const resumed = new Pipeline({ base: '1m' });
 * restoreParts(resumed, saved);
 * resumed.symbols; // ['X', 'Y']
 */
export function changedParts(pipeline: Wired, since?: SnapshotMark): ChangedParts {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const { lanes, id } = wiring;
  const { passing } = lanes;
  const saved = savedAt(since);
  const isWhole = saved === undefined || saved.passing !== passing || saved.id !== id;
  const epoch = passing.epoch++;
  const changed = lanes.symbols
    .map((symbol) => [symbol, lanes.of(symbol)!] as const)
    .filter(([, { turn }]) => isWhole || turn.changedIn > saved.epoch);
  return {
    parts: written(wiring, epoch, changed),
    changed: changed.map(([symbol]) => symbol),
    removed: since?.symbols.filter((symbol) => !lanes.has(symbol)) ?? [],
    isWhole,
    mark: markOf(wiring, epoch),
  };
}

/** That all up to the end of `epoch` is saved. */
export function markOf({ lanes, id }: Wiring, epoch: number): SnapshotMark {
  const mark = Object.freeze({ symbols: Object.freeze(lanes.symbols) });
  saves.set(mark, { passing: lanes.passing, id, epoch });
  return mark;
}

function savedAt(since: unknown): Saved | undefined {
  if (since === undefined) return undefined;
  const saved = saves.get(since as SnapshotMark);
  if (saved === undefined)
    throw new ConfigError('since', 'a mark of changedParts or restoreParts', since);
  return saved;
}

function* written(
  wiring: Wiring,
  epoch: number,
  changed: readonly (readonly [symbol: string, lane: GuardedLane])[],
): Generator<Snapshot> {
  const { lanes } = wiring;
  const { passing, symbols } = lanes;
  const requireStill = (): void => {
    if (passing.passedIn <= epoch && changed.every(([, lane]) => lane.turn.changedIn <= epoch))
      return;
    throw new ConfigError('parts', 'taken before the pipeline is fed again', 'fed');
  };
  requireStill();
  const changedIn = Float64Array.from(symbols, (symbol) => lanes.of(symbol)!.turn.changedIn);
  const passed = passing.calls === 0 ? null : { now: passing.now, epoch: passing.passedIn };
  const ages = { epoch, passed, symbols, changedIn };
  const shared = { ...sharedState(wiring), ...ages };
  yield snapshotOf(sharedPartOf(wiring), pipelineVersion, shared);
  const id = laneId(wiring.id);
  for (const [symbol, lane] of changed) {
    requireStill();
    yield snapshotOf(id, pipelineVersion, { symbol, lane: lane.snapshot(), epoch });
  }
}
