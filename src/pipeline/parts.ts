import type { Identity } from '../core/identity.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
  type StateRecord,
} from '../core/state.js';
import type { GuardedLane } from './guarded-lane.js';
import { isSymbol } from './refusal.js';

/** What all lanes share, as state. */
export interface Shared {
  readonly equity: number;
  readonly rates: State;
  /** Fills and marks. */
  readonly ledger: State;
  /** Positions and pending decisions. */
  readonly desks: State;
  readonly portfolio: State;
}

/** What lanes share but equity, in the record that holds it. */
function sharedIn(record: StateRecord): Omit<Shared, 'equity'> {
  const { rates = null, ledger = null, desks = null, portfolio = null } = record;
  return { rates, ledger, desks, portfolio };
}

/** The shared part and the lanes in the one snapshot of a pipeline. */
export function partsOf(state: State): { shared: Shared; lanes: readonly State[] } {
  const record = requireStateRecord(state, 'state');
  const { lanes, portfolio: _p, rates: _r, ledger: _l, desks: _d, ...rest } = record;
  const { equity } = fitState({ equity: 0 }, rest, 'state');
  if (!isStateArray(lanes)) throw misfit('state.lanes', 'expected an array');
  return { shared: { equity, ...sharedIn(record) }, lanes };
}

/** The same from a snapshot of its own for each part, of which the first says how many follow. */
export function partsIn(
  snapshots: Iterable<Snapshot>,
  owner: Identity,
  version: number,
): { shared: Shared; lanes: Iterable<State> } {
  const iterator = snapshots[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) throw misfit('', 'expected a first part');
  const owned = admitSnapshot(first.value, sharedPartOf(owner), version);
  const record = requireStateRecord(owned, 'state');
  const { portfolio: _p, rates: _r, ledger: _l, desks: _d, ...rest } = record;
  const { equity, laneCount } = fitState({ equity: 0, laneCount: 0 }, rest, 'state');
  return {
    shared: { equity, ...sharedIn(record) },
    lanes: following(iterator, laneCount, (snapshot) =>
      admitSnapshot(snapshot, laneId(owner.id), version),
    ),
  };
}

/** Says once what all ids stand for. */
export const sharedPartOf = ({ id, configuration }: Identity): Identity => ({
  id: `shared part of ${id}`,
  configuration: `shared part of ${configuration}`,
});
export const laneId = (id: string): string => `lane of ${id}`;

function* following(
  iterator: Iterator<Snapshot>,
  count: number,
  stateOf: (snapshot: Snapshot) => State,
): Generator<State> {
  let found = 0;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    found += 1;
    yield stateOf(next.value);
  }
  if (found !== count) throw misfit('', `expected ${count} lanes, there are ${found}`);
}

/** Lanes from their states, each under its symbol. */
export function lanesIn(
  states: Iterable<State>,
  most: number,
  make: (symbol: string) => GuardedLane,
): Map<string, GuardedLane> {
  const lanes = new Map<string, GuardedLane>();
  for (const one of states) {
    const path = `state.lanes[${lanes.size}]`;
    const { symbol, state } = laneIn(one, path, lanes, most);
    const lane = make(symbol);
    lane.restore(state, `${path}.lane`);
    lanes.set(symbol, lane);
  }
  return lanes;
}

/** Which lane a part is of, and its state: one that there is room for beside those that are `here`. */
export function laneIn(
  part: State,
  path: string,
  here: { readonly size: number; has(symbol: string): boolean },
  most: number,
): { readonly symbol: string; readonly state: State } {
  const { symbol, lane: state = null, ...rest } = requireStateRecord(part, path);
  fitState({}, rest, path);
  if (!isSymbol(symbol)) throw misfit(`${path}.symbol`, 'expected a symbol');
  if (here.has(symbol)) throw misfit(`${path}.symbol`, `${symbol} has a lane here`);
  if (here.size >= most) throw misfit(path, `expected at most ${most} lanes`);
  return { symbol, state };
}
