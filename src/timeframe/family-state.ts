import { MAX_TIME } from '../bars/schedule.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { childWidth } from './child.js';
import { type Family, familyReset, noteChange } from './family.js';
import { MAX_COUNT, requireFamily } from './family-checks.js';
import type { Plan } from './plan.js';
import { takeOver, windowOf } from './revising.js';

/** What a snapshot holds: the newest parents follow from the settled ones and the ring. */
export function familyState({
  clock,
  origin,
  ring,
  settled,
  previous,
  revisions,
}: Readonly<Family>): State {
  return {
    clock,
    origin,
    ring: ring.toArray(),
    settled: settled.slice(),
    previous: previous.slice(),
    revisions: revisions.map((counts) => Float64Array.from([...counts].flat())),
  };
}

/** Write the family that `given` describes into `family`, a fresh one; or a `SnapshotError`. */
export function reviveFamily(given: State, plan: Plan, family: Family): void {
  familyReset(family);
  const { ring, revisions, ...rest } = requireStateRecord(given, 'state');
  const { clock, origin, settled, previous } = family;
  const fitted = fitState({ clock, origin, settled, previous }, rest, 'state');
  const bars = fitNumbers(ring, childWidth, 'state.ring');
  if (bars.length > family.ring.kept * childWidth) {
    throw misfit('state.ring', 'has more bars than can be revised');
  }
  family.clock = fitted.clock;
  family.origin = fitted.origin;
  family.ring.load(bars);
  family.settled.set(fitted.settled);
  family.previous.set(fitted.previous);
  fitRevisions(revisions, family);
  requireFamily(plan, family, bars);
  plan.timeframes.forEach((_, i) => {
    takeOver(plan, family, i, windowOf(plan, family, i).slice(-1));
  });
  if (bars.length > 0) noteChange(family);
}

/** A buffer of whole records. */
function fitNumbers(given: unknown, width: number, path: string): Float64Array {
  if (!(given instanceof Float64Array) || given.length % width !== 0) {
    throw misfit(path, `expected records of ${width} numbers`);
  }
  return fitState(new Float64Array(given.length), given, path);
}

function fitRevisions(given: unknown, { revisions }: Family): void {
  if (!isStateArray(given as State) || (given as State[]).length !== revisions.length) {
    throw misfit('state.revisions', `expected an array of ${revisions.length}`);
  }
  (given as State[]).forEach((pairs, i) => {
    const path = `state.revisions[${i}]`;
    const numbers = fitNumbers(pairs, 2, path);
    for (let k = 0; k < numbers.length; k += 2) {
      const [start, count] = [numbers[k]!, numbers[k + 1]!];
      const isSound = Math.abs(start) <= MAX_TIME && Number.isInteger(count) && count > 0;
      if (!isSound || count > MAX_COUNT) throw misfit(path, 'expected times and how often');
      revisions[i]!.set(start, count);
    }
  });
}
