import { MAX_TIME } from '../bars/schedule.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';
import type { Lanes } from './lanes.js';
import { epochIn, laneId, laneIn, type Shared, sharedIn, sharedPartOf } from './parts.js';
import { isSymbol } from './refusal.js';
import { oldestPipelineVersion, pipelineVersion, type Wiring } from './wiring.js';

/** What a shared part says besides: which lanes there are, and how old the last word on each is. */
interface Ages {
  /** That ended when the part was written. */
  readonly epoch: number;
  /** The last time that every lane is to hear of, and the epoch in which it passed. */
  readonly passed: { readonly now: number; readonly epoch: number } | undefined;
  readonly symbols: readonly string[];
  /** By symbol: in which epoch it changed last. */
  readonly changedIn: Float64Array;
}

interface Head {
  readonly shared: Shared;
  /** `undefined` where nobody counted epochs, and all lanes follow, as many as are said. */
  readonly ages: Ages | undefined;
  readonly laneCount: number;
}

/**
 * Let fresh `lanes` go on from `parts`: each shared part says which lanes there are, and a later part
 * of a lane takes the place of an earlier one. What the lanes share, by the last word on it.
 */
export function recalled(parts: Iterable<Snapshot>, wiring: Wiring, lanes: Lanes): Shared {
  const id = laneId(wiring.id);
  const most = wiring.config.maxSymbols;
  const writtenIn = new Map<string, number>();
  let head: Head | undefined;
  let stay: ReadonlySet<string> | undefined;
  let heard = new Set<string>();
  for (const part of parts) {
    if (head === undefined || !isOf(id, part)) {
      head = headIn(
        admitSnapshot(part, sharedPartOf(wiring), pipelineVersion, oldestPipelineVersion),
        most,
      );
      heard = new Set();
      stay = head.ages && new Set(head.ages.symbols);
      for (const symbol of lanes.symbols) if (!stay?.has(symbol)) lanes.drop(symbol);
      continue;
    }
    const path = `state.lanes[${heard.size}]`;
    const admitted = admitSnapshot(part, id, pipelineVersion, oldestPipelineVersion);
    const { symbol, state, epoch } = laneIn(admitted, path, heard, most);
    heard.add(symbol);
    if (stay?.has(symbol) === false) continue; // it was removed
    lanes.drop(symbol);
    lanes.adopt(symbol, state, `${path}.lane`);
    writtenIn.set(symbol, epoch);
  }
  if (head === undefined) throw misfit('', 'expected a first part');
  const { shared, ages, laneCount } = head;
  if (ages !== undefined) age(lanes, ages, writtenIn);
  else if (lanes.size !== laneCount) {
    throw misfit('', `expected ${laneCount} lanes, there are ${lanes.size}`);
  }
  return shared;
}

function isOf(id: string, part: unknown): boolean {
  try {
    return (part as Snapshot).id === id;
  } catch {
    return false; // what it is instead is said where it is read as a shared part
  }
}

function headIn(state: State, most: number): Head {
  const { shared, rest } = sharedIn(requireStateRecord(state, 'state'));
  if (!('epoch' in rest)) {
    const { laneCount } = fitState({ laneCount: 0 }, rest, 'state');
    return { shared, ages: undefined, laneCount };
  }
  const { epoch: given = null, passed = null, symbols = null, changedIn = null, ...others } = rest;
  fitState({}, others, 'state');
  const epoch = epochIn(given, 'state.epoch');
  const all = symbolsIn(symbols, most);
  const ages = fitState({ changedIn: new Float64Array(all.length) }, { changedIn }, 'state');
  return {
    shared,
    ages: { epoch, passed: passedIn(passed, epoch), symbols: all, ...ages },
    laneCount: all.length,
  };
}

function symbolsIn(given: State, most: number): readonly string[] {
  if (!isStateArray(given) || given.length > most) {
    throw misfit('state.symbols', `expected at most ${most} symbols`);
  }
  const symbols = given.map((symbol, i) => {
    if (isSymbol(symbol)) return symbol;
    throw misfit(`state.symbols[${i}]`, 'expected a symbol');
  });
  if (new Set(symbols).size === symbols.length) return symbols;
  throw misfit('state.symbols', 'expected each symbol once');
}

function passedIn(given: State, newest: number): Ages['passed'] {
  if (given === null) return undefined;
  const path = 'state.passed';
  const { now, epoch } = fitState({ now: 0, epoch: 0 }, given, path);
  if (Math.abs(now) <= MAX_TIME && epochIn(epoch, `${path}.epoch`) <= newest) return { now, epoch };
  throw misfit(path, 'expected a time that has passed by now');
}

/** Let each lane be as old as is said, and late by the time that has passed since it was written. */
function age(lanes: Lanes, ages: Ages, writtenIn: ReadonlyMap<string, number>): void {
  const { symbols, changedIn, epoch, passed } = ages;
  for (const [i, symbol] of symbols.entries()) {
    const written = writtenIn.get(symbol);
    if (written === undefined) throw misfit('', `the lane of ${symbol} is missing`);
    const changed = epochIn(changedIn[i]!, `state.changedIn[${i}]`);
    if (changed > written) throw misfit('', `the lane of ${symbol} changed after it was written`);
    if (written > epoch) throw misfit('', `the lane of ${symbol} is newer than the shared part`);
  }
  lanes.order(symbols);
  lanes.passing.resume(epoch + 1, passed);
  for (const [i, symbol] of symbols.entries()) {
    const lane = lanes.of(symbol)!;
    lane.turn.changedIn = changedIn[i]!;
    if (passed === undefined || writtenIn.get(symbol)! >= passed.epoch) lane.keepUp();
  }
}
