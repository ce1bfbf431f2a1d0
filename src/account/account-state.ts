import { isAdmissible } from '../core/operator.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';
import type { AccountSettings } from './account-options.js';
import { isName } from './fill.js';
import { FillMemory } from './fill-memory.js';
import { type PositionState, positionInit } from './position.js';

/** What an account remembers; its cash follows from it. */
export type AccountState = {
  readonly settings: AccountSettings;
  transfers: number;
  /** By symbol, in the order of symbols. */
  positions: Map<string, PositionState>;
  /** The same as a list, which is walked at every bar; behind by those that are new. */
  listed: readonly ListedPosition[];
  readonly fills: FillMemory;
};

/** Rises when the same events give other state; version 1 left dust of .1 + .2 − .3, and wrote the same. */
export const accountVersion = 2;

export function admitAccount(snapshot: Snapshot, id: string): State {
  return admitSnapshot(snapshot, id, accountVersion, 1);
}

export interface ListedPosition {
  readonly symbol: string;
  readonly position: PositionState;
}

/** All positions, in the order of symbols. */
export function listOf(state: AccountState): readonly ListedPosition[] {
  if (state.listed.length !== state.positions.size) {
    state.listed = Array.from(state.positions, ([symbol, position]) => ({ symbol, position }));
  }
  return state.listed;
}

export function accountInit(settings: AccountSettings): AccountState {
  const fills = new FillMemory(settings.rememberedFills);
  return { settings, transfers: 0, positions: new Map(), listed: [], fills };
}

/** An equal of its own. O(symbols + remembered fills). */
export function accountCopy(state: AccountState): AccountState {
  const copies = [...state.positions].map(([symbol, its]) => [symbol, { ...its }] as const);
  return { ...state, positions: new Map(copies), listed: [], fills: state.fills.copy() };
}

export function accountStateOf({ transfers, positions, fills }: AccountState): State {
  return {
    transfers,
    symbols: [...positions.keys()],
    positions: [...positions.values()].map((position) => ({ ...position })),
    fillIds: fills.ids,
  };
}

/** The state that `given` describes, or a `SnapshotError`. */
export function reviveAccount(settings: AccountSettings, given: State): AccountState {
  const { symbols, positions, fillIds, ...rest } = requireStateRecord(given, 'state');
  const { transfers } = fitState({ transfers: 0 }, rest, 'state');
  if (!isMoney(transfers)) throw misfit('state.transfers', 'is no money');
  const names = namesIn(symbols, 'state.symbols', 1_000_000);
  const ids = namesIn(fillIds, 'state.fillIds', settings.rememberedFills);
  if (!isStateArray(positions) || positions.length !== names.length) {
    throw misfit('state.positions', `expected ${names.length}`);
  }
  if (names.some((name, i) => i > 0 && !(names[i - 1]! < name))) {
    throw misfit('state.symbols', 'are out of order');
  }
  const known = names.map((name, i) => [name, fitPosition(positions[i], i)] as const);
  const fills = new FillMemory(settings.rememberedFills, ids);
  return { settings, transfers, positions: new Map(known), listed: [], fills };
}

function namesIn(given: State | undefined, path: string, most: number): string[] {
  if (!isStateArray(given) || given.length > most || !given.every(isName)) {
    throw misfit(path, `expected at most ${most} names`);
  }
  if (new Set(given).size !== given.length) throw misfit(path, 'has a name twice');
  return [...(given as string[])];
}

/** Units are a sum of fills; a million of the largest are no more than this many times one. */
const LEAST_GAIN = 1e-6;

/** Whether `x` is an amount to which others can be added. */
function isMoney(x: number): boolean {
  return Math.abs(x) <= 1e301;
}

function fitPosition(given: State | undefined, i: number): PositionState {
  const path = `state.positions[${i}]`;
  const position = fitState(positionInit(), given, path);
  const { quantity, entry, mark, openedAt, rate, size, barCount, ...money } = position;
  const isOpen = quantity !== 0;
  const areNumbers =
    [quantity * LEAST_GAIN, size * LEAST_GAIN, rate].every(isAdmissible) &&
    [entry, mark, openedAt].every((x) => Number.isNaN(x) || isAdmissible(x)) &&
    Object.values(money).every(isMoney);
  const isCount = Number.isSafeInteger(barCount) && barCount >= 0;
  if (!areNumbers || !(rate > 0) || !isCount) throw misfit(path, 'has numbers that cannot be');
  if (isOpen === Number.isNaN(entry)) throw misfit(`${path}.entry`, 'does not fit the quantity');
  if (isOpen && (Number.isNaN(mark) || Number.isNaN(openedAt))) {
    throw misfit(path, 'is open without a mark');
  }
  if (isOpen && !(size / quantity >= 1)) throw misfit(`${path}.size`, 'is less than the quantity');
  if (money.worst > 0 || money.best < 0) throw misfit(path, 'has a worst above its best');
  return position;
}
