import { MAX_TIME } from '../bars/schedule.js';
import { isAdmissible } from '../core/operator.js';
import { misfit } from '../core/state.js';
import { child, childWidth, turnoverOf } from './child.js';
import type { Family } from './family.js';
import { parent, parentWidth } from './parent.js';
import { type Plan, parentBegin } from './plan.js';

/** More revisions or children than there can be. */
export const MAX_COUNT = 2_147_483_648;

/** Throw a `SnapshotError` unless bars can have led to what `family` holds; `bars` is its ring. */
export function requireFamily(plan: Plan, family: Family, bars: Float64Array): void {
  requireTimes(family, bars);
  requireBars(plan, bars);
  requireParents(plan, family);
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
