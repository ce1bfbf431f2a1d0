import type { Identity } from '../core/identity.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type State,
  type StateRecord,
} from '../core/state.js';
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

/** What lanes share, in the record that holds it, and what there is beside it. */
export function sharedIn(record: StateRecord): { shared: Shared; rest: StateRecord } {
  const { equity: given = null, rates = null, ledger = null, ...others } = record;
  const { desks = null, portfolio = null, ...rest } = others;
  const { equity } = fitState({ equity: 0 }, { equity: given }, 'state');
  return { shared: { equity, rates, ledger, desks, portfolio }, rest };
}

/** The shared part and the lanes in the one snapshot of a pipeline. */
export function partsOf(state: State): { shared: Shared; lanes: readonly State[] } {
  const { shared, rest: found } = sharedIn(requireStateRecord(state, 'state'));
  const { lanes, ...rest } = found;
  fitState({}, rest, 'state');
  if (!isStateArray(lanes)) throw misfit('state.lanes', 'expected an array');
  return { shared, lanes };
}

/** Says once what all ids stand for. */
export const sharedPartOf = ({ id, configuration }: Identity): Identity => ({
  id: `shared part of ${id}`,
  configuration: `shared part of ${configuration}`,
});
export const laneId = (id: string): string => `lane of ${id}`;

/** A lane, as it was when an epoch of its pipeline ended; 0 where nobody counted. */
export interface LanePart {
  readonly symbol: string;
  readonly state: State;
  readonly epoch: number;
}

export function epochIn(given: State, path: string): number {
  if (Number.isSafeInteger(given) && (given as number) >= 0) return given as number;
  throw misfit(path, 'expected the number of an epoch');
}

/** Which lane a part is of, and its state: one that there is room for beside those that are `here`. */
export function laneIn(
  part: State,
  path: string,
  here: { readonly size: number; has(symbol: string): boolean },
  most: number,
): LanePart {
  const { symbol, lane: state = null, epoch = 0, ...rest } = requireStateRecord(part, path);
  fitState({}, rest, path);
  if (!isSymbol(symbol)) throw misfit(`${path}.symbol`, 'expected a symbol');
  if (here.has(symbol)) throw misfit(`${path}.symbol`, `${symbol} has a lane here`);
  if (here.size >= most) throw misfit(path, `expected at most ${most} lanes`);
  return { symbol, state, epoch: epochIn(epoch, `${path}.epoch`) };
}
