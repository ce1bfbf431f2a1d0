import type { Place } from '../bars/grid.js';
import type { AggregationEvent } from './aggregation.js';
import type { BarRing } from './bar-ring.js';
import { child } from './child.js';
import { addPending, type Family, soonestEnd } from './family.js';
import { fillBetween } from './filling.js';
import { parent, parentAbsorb, parentCopy, parentsAbsorb, parentWidth } from './parent.js';
import { type Plan, parentBegin } from './plan.js';
import {
  countRevision,
  forgetRevisions,
  isDropped,
  noEvents,
  orderByEnd,
  told,
} from './telling.js';

/** Time has reached `now`: parents that end at or before it are over. */
export function advanceTo(
  plan: Plan,
  family: Family,
  now: number,
  events: AggregationEvent[],
): void {
  if (now <= family.clock) return;
  if (now >= family.nextEnd) addPending(family);
  const { newest, clock } = family;
  const from = events.length;
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const end = newest[at + parent.end]!;
    if (end <= now && !(end <= clock)) {
      events.push(told(plan, family, { i, rows: newest, at }, 'closed'));
    }
  }
  orderByEnd(events, from);
  family.clock = now;
}

/** A base bar later than the newest; `row` holds it, `place` its interval. */
export function append(
  plan: Plan,
  family: Family,
  row: Float64Array,
  place: Readonly<Place>,
): readonly AggregationEvent[] {
  const { ring } = family;
  if (ring.isFull) settle(plan, family);
  if (place.start >= family.clock && place.end < family.nextEnd) {
    ring.push(row, place);
    family.clock = place.end;
    family.pendingCount += 1;
    return noEvents;
  }
  addPending(family);
  if (Number.isNaN(family.origin)) family.origin = place.start;
  ring.push(row, place);
  return appendWithEvents(plan, family, place);
}

/** The newest bar of the ring ends or begins a parent, or time has gone past it. */
function appendWithEvents(
  plan: Plan,
  family: Family,
  { start, end }: Readonly<Place>,
): readonly AggregationEvent[] {
  const { newest, ring } = family;
  const events: AggregationEvent[] = [];
  advanceTo(plan, family, start, events);
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    if (!(start < newest[at + parent.end]!)) beginNext(plan, family, i, start, events);
  }
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const isKnown = newest[at + parent.received]! > 0;
    parentAbsorb(newest, at, ring, ring.count - 1, ring.count);
    if (!(newest[at + parent.end]! <= family.clock)) continue;
    // Time had gone past it before this bar came.
    if (isKnown) countRevision(family, i, newest, at);
    events.push(told(plan, family, { i, rows: newest, at }, isKnown ? 'revision' : 'closed'));
  }
  advanceTo(plan, family, end, events);
  family.nextEnd = soonestEnd(family);
  return events.length > 0 ? events : noEvents;
}

/** The newest parent of timeframe `i` becomes the one before, and the one that holds `time` begins. */
function beginNext(
  plan: Plan,
  family: Family,
  i: number,
  time: number,
  events: AggregationEvent[],
): void {
  const { newest, previous } = family;
  const at = i * parentWidth;
  const from = newest[at + parent.end]!;
  const close = newest[at + parent.close]!;
  if (newest[at + parent.received]! > 0 && !isDropped(plan, family, newest, at)) {
    parentCopy(newest, previous, at);
  }
  parentBegin(plan, i, time, newest, at);
  const to = newest[at + parent.start]!;
  if (from < to) fillBetween(plan, family, i, { from, to, close }, events);
}

/** Of the bars `from` to before `to` of the ring, the first that starts at or after `end`; or `to`. */
function runEnd(ring: BarRing, from: number, to: number, end: number): number {
  if (ring.numbers[ring.at(to - 1) + child.start]! < end) return to;
  let i = from + 1;
  while (ring.numbers[ring.at(i) + child.start]! < end) i++;
  return i;
}

/** Base bars that can no longer be corrected leave the ring, and go into the settled parents. */
export function settle(plan: Plan, family: Family): void {
  const { ring } = family;
  const spareCount = ring.spareCount;
  if (spareCount === 0) return;
  if (family.pendingCount >= ring.kept) settleNewest(family);
  else settleApart(plan, family, spareCount);
  ring.drop(spareCount);
}

/** All that leave belong to the newest parents, which hold no other bar yet: these settle. */
function settleNewest(family: Family): void {
  const { ring, newest, settled, revisions } = family;
  const to = ring.count - ring.kept;
  const from = ring.count - family.pendingCount;
  if (from < to) parentsAbsorb(newest, ring, from, to);
  family.pendingCount = ring.kept;
  settled.set(newest);
  for (let i = 0, at = 0; at < settled.length; i++, at += parentWidth) {
    settled[at + parent.revision] = 0;
    if (revisions[i]!.size > 0) forgetRevisions(revisions[i]!, settled[at + parent.start]!);
  }
}

/** The settled parents lag behind the newest, and take in each bar that leaves. */
function settleApart(plan: Plan, family: Family, spareCount: number): void {
  const { ring, settled, revisions } = family;
  for (let i = 0, at = 0; at < settled.length; i++, at += parentWidth) {
    for (let from = 0; from < spareCount; ) {
      const start = ring.numbers[ring.at(from) + child.start]!;
      if (!(start < settled[at + parent.end]!)) {
        parentBegin(plan, i, start, settled, at);
        if (revisions[i]!.size > 0) forgetRevisions(revisions[i]!, settled[at + parent.start]!);
      }
      const to = runEnd(ring, from, spareCount, settled[at + parent.end]!);
      parentAbsorb(settled, at, ring, from, to);
      from = to;
    }
  }
}
