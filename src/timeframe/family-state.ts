import { MAX_TIME } from '../bars/schedule.js';
import { isAdmissible } from '../core/operator.js';
import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { child, childWidth, turnoverOf } from './bar-ring.js';
import { type Family, familyReset, soonestEnd } from './family.js';
import { parent, parentWidth } from './parent.js';
import { type Plan, parentBegin } from './plan.js';
import { takeOver, windowOf } from './revising.js';

/** More revisions or children than there can be. */
const MAX_COUNT = 2_147_483_648;

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
  requireTimes(family, bars);
  requireBars(plan, bars);
  requireParents(plan, family);
  plan.timeframes.forEach((_, i) => {
    takeOver(plan, family, i, windowOf(plan, family, i).slice(-1));
  });
  if (bars.length > 0) family.nextEnd = soonestEnd(family);
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

/** Before the first bar there is nothing; after it, times are in order. */
function requireTimes({ clock, origin, ring }: Family, bars: Float64Array): void {
  if (Math.abs(clock) > 2 * MAX_TIME) throw misfit('state.clock', 'is no time');
  if (ring.count === 0) {
    if (!Number.isNaN(origin)) throw misfit('state.ring', 'is empty');
    return;
  }
  const newestEnd = bars[bars.length - childWidth + child.end]!;
  if (!(clock >= newestEnd)) throw misfit('state.clock', 'is before the newest bar is over');
  const isTime = Math.abs(origin) <= MAX_TIME;
  if (!isTime || origin > bars[child.start]!) throw misfit('state.origin', 'is after a bar');
}

/** Base bars in order, each where the calendar has one. */
function requireBars({ base, schedule }: Plan, bars: Float64Array): void {
  const place = { start: Number.NaN, end: Number.NaN };
  let after = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < bars.length; at += childWidth) {
    const path = `state.ring[${at}]`;
    const start = bars[at + child.start]!;
    if (!(Math.abs(start) <= MAX_TIME && start >= after)) throw misfit(path, 'is out of order');
    schedule.locate(base, start, place);
    after = place.end;
    if (place.start !== start || bars[at + child.end] !== after) throw misfit(path, 'is no bar');
    const [open, high, low, close, volume, turnover] = bars.subarray(at + child.open);
    requirePrices([open!, high!, low!, close!], volume!, path);
    if (turnoverOf(high!, low!, close!, volume!) !== turnover) throw misfit(path, 'is no turnover');
  }
}

function requirePrices(
  [open, high, low, close]: readonly [number, number, number, number],
  volume: number,
  path: string,
): void {
  const isSound =
    isAdmissible(high) &&
    isAdmissible(low) &&
    isAdmissible(volume) &&
    volume >= 0 &&
    low <= Math.min(open, close) &&
    high >= Math.max(open, close);
  if (!isSound) throw misfit(path, 'has prices that cannot be');
}

/** Parents stand where the calendar has them: the settled ones hold one bar that has left the ring. */
function requireParents(plan: Plan, family: Family): void {
  const { clock, origin, ring, settled, previous } = family;
  const oldest = ring.numbers[ring.at(0) + child.start]!;
  let latestStart = Number.NEGATIVE_INFINITY;
  let soonestEnd = Number.POSITIVE_INFINITY;
  let settledRows = 0;
  plan.timeframes.forEach((_, i) => {
    const at = i * parentWidth;
    const own = settled.subarray(at, at + parentWidth);
    requireParent(plan, i, own, `state.settled[${i}]`);
    if (own[parent.received]! > 0) {
      settledRows += 1;
      latestStart = Math.max(latestStart, own[parent.start]!);
      soonestEnd = Math.min(soonestEnd, own[parent.end]!);
    }
    const last = previous.subarray(at, at + parentWidth);
    requireParent(plan, i, last, `state.previous[${i}]`);
    const isPast = Number.isNaN(last[parent.end]!) || last[parent.end]! <= clock;
    if (!isPast || (ring.count === 0 && !Number.isNaN(last[parent.end]!))) {
      throw misfit(`state.previous[${i}]`, 'is not over');
    }
  });
  if (settledRows === 0) {
    if (ring.count > 0 && origin !== oldest) throw misfit('state.origin', 'is no bar');
    return;
  }
  const areOne = settledRows === plan.timeframes.length && latestStart < soonestEnd;
  if (!areOne || !ring.isKeepingAll || !(latestStart < oldest && origin < oldest)) {
    throw misfit('state.settled', 'holds no bar before the ring');
  }
}

function requireParent(plan: Plan, i: number, row: Float64Array, path: string): void {
  const [received, synthetic] = [row[parent.received]!, row[parent.synthetic]!];
  const own = new Float64Array(parentWidth);
  const isNone = received === 0 && synthetic === 0;
  if (isNone) {
    if (row.every((x, k) => (k < parent.volume ? Number.isNaN(x) : x === 0))) return;
    throw misfit(path, 'has numbers but no bar');
  }
  const start = row[parent.start]!;
  if (!(Math.abs(start) <= MAX_TIME)) throw misfit(path, 'has no time');
  parentBegin(plan, i, start, own, 0);
  const isPlaced = [parent.start, parent.end, parent.expected].every((k) => own[k] === row[k]);
  if (!isPlaced) throw misfit(path, 'is none of the calendar');
  const counts = [received, synthetic, row[parent.revision]!];
  const areCounts = counts.every((x) => Number.isInteger(x) && x >= 0 && x <= MAX_COUNT);
  if (!areCounts || received + synthetic > own[parent.expected]!) {
    throw misfit(path, 'has a count out of range');
  }
  const [open, high, low, close, volume, turnover] = row.subarray(parent.open, parent.received);
  requirePrices([open!, high!, low!, close!], volume!, path);
  const most = Math.max(Math.abs(high!), Math.abs(low!)) * volume! * (1 + 1e-9);
  if (!(Math.abs(turnover!) <= most)) throw misfit(path, 'has a turnover that cannot be');
}
