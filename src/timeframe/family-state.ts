import { type Bar, type BarState, copyBar, isAdmissibleBar } from '../bars/bar.js';
import { MAX_TIME, type Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';
import { fitState, misfit, type State } from '../core/state.js';
import { type Family, familyInit } from './family.js';
import { type ParentState, parentAt, parentOf } from './parent.js';

/** What the intervals do not follow from: they are looked up again when a snapshot is restored. */
export function familyState({ clock, newest, parents }: Readonly<Family>): FamilyState {
  return { clock, newest: { ...newest }, parents: parents.map(parentState) };
}

type FamilyState = { clock: number; newest: BarState; parents: ParentState[] };

function parentState(parent: Readonly<ParentState>): ParentState {
  const { open, high, low, volume, receivedCount, revisionCount } = parent;
  return { open, high, low, volume, receivedCount, revisionCount };
}

/** The family that `given` describes, or a `SnapshotError`. */
export function reviveFamily(
  given: State,
  timeframes: readonly Timeframe[],
  base: Timeframe,
  schedule: Schedule,
): Family {
  const fresh = familyInit(timeframes);
  const { clock, newest, parents } = fitState(familyState(fresh), given, 'state');
  if (Math.abs(clock) > MAX_TIME) throw misfit('state.clock', 'is no time');
  if (Object.values(newest).every(Number.isNaN)) return { ...fresh, clock };
  requireBar(newest);
  const child = schedule.intervalOfBar(base, newest.time);
  if (!(child.end <= clock)) throw misfit('state.clock', 'is before the newest bar is over');
  return {
    clock,
    newest: copyBar(newest),
    child,
    parents: parents.map((state, i) => {
      if (state.receivedCount > 0 && Number.isNaN(state.open + state.high + state.low)) {
        throw misfit(`state.parents[${i}]`, 'has children but no prices');
      }
      return parentOf(parentAt(schedule, base, timeframes[i]!, child.start), state);
    }),
  };
}

function requireBar(newest: Bar): void {
  if (!isAdmissibleBar(newest) || Math.abs(newest.time) > MAX_TIME) {
    throw misfit('state.newest', 'is no bar');
  }
}
