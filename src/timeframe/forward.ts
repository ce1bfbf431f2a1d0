import type { Place } from '../bars/grid.js';
import type { AggregationEvent } from './aggregation.js';
import { addPending, type Family, noteChange } from './family.js';
import { fillBetween } from './filling.js';
import { parent, parentAbsorb, parentCopy, parentWidth } from './parent.js';
import { type Plan, parentBegin, parentHold } from './plan.js';
import { settle } from './settling.js';
import { countRevision, isDropped, noEvents, orderByEnd, told } from './telling.js';

/** Time has reached `now`: parents that end at or before it are over. */
export function advanceTo(
  plan: Plan,
  family: Family,
  now: number,
  events: AggregationEvent[],
  areKept: boolean,
): void {
  if (now <= family.clock) return;
  if (now >= family.nextEnd) addPending(family);
  const { newest, clock } = family;
  const from = events.length;
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const end = newest[at + parent.end]!;
    if (end <= now && !(end <= clock)) {
      events.push(closed(plan, family, i, areKept));
    }
  }
  orderByEnd(events, from);
  family.clock = now;
}

/** The newest parent of timeframe `i` is over. */
function closed(plan: Plan, family: Family, i: number, isKept: boolean): AggregationEvent {
  const place = { i, rows: family.newest, at: i * parentWidth };
  return told(plan, family, place, 'closed', isKept ? undefined : plan.passing[i]);
}

/**
 * A base bar later than the newest; `row` holds it, `place` its interval.
 *
 * @param areKept  whether the events that are returned are to last for longer than until the next call
 */
export function append(
  plan: Plan,
  family: Family,
  row: Float64Array,
  place: Readonly<Place>,
  areKept: boolean = true,
): readonly AggregationEvent[] {
  const { ring } = family;
  if (ring.isFull) settle(plan, family);
  if (place.start >= family.clock && place.end < family.nextEnd) {
    if (family.severalFrom === 0) {
      pushPending(family, row, place);
      return noEvents;
    }
    if (place.start === family.newest[parent.end]) {
      return appendToBase(plan, family, row, place, areKept);
    }
  }
  addPending(family);
  if (Number.isNaN(family.origin)) family.origin = place.start;
  ring.push(row, place);
  return appendWithEvents(plan, family, place, areKept);
}

/** The bar belongs to the newest parents, and ends none of them. */
function pushPending(family: Family, row: Float64Array, place: Readonly<Place>): void {
  family.ring.push(row, place);
  family.clock = place.end;
  family.pendingCount += 1;
}

/** The same where the base is a timeframe too: its parent before is followed by this bar's. */
function appendToBase(
  plan: Plan,
  family: Family,
  row: Float64Array,
  place: Readonly<Place>,
  areKept: boolean,
): readonly AggregationEvent[] {
  const { newest, previous, ring } = family;
  parentCopy(newest, previous, 0);
  pushPending(family, row, place);
  parentHold(place, 1, newest, 0);
  parentAbsorb(newest, 0, ring, ring.count - 1, ring.count);
  return [closed(plan, family, 0, areKept)];
}

/** The newest bar of the ring ends or begins a parent, or time has gone past it. */
function appendWithEvents(
  plan: Plan,
  family: Family,
  place: Readonly<Place>,
  areKept: boolean,
): readonly AggregationEvent[] {
  const { newest, ring } = family;
  const { start, end } = place;
  const events: AggregationEvent[] = [];
  advanceTo(plan, family, start, events, true);
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    if (!(start < newest[at + parent.end]!)) beginNext(plan, family, i, place, events);
  }
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const isKnown = newest[at + parent.received]! > 0;
    parentAbsorb(newest, at, ring, ring.count - 1, ring.count);
    if (!(newest[at + parent.end]! <= family.clock)) continue;
    // Time had gone past it before this bar came.
    if (isKnown) countRevision(family, i, newest, at);
    events.push(told(plan, family, { i, rows: newest, at }, isKnown ? 'revision' : 'closed'));
  }
  advanceTo(plan, family, end, events, areKept);
  noteChange(family);
  return events.length > 0 ? events : noEvents;
}

/** The newest parent of timeframe `i` becomes the one before, and the one that holds `place` begins. */
function beginNext(
  plan: Plan,
  family: Family,
  i: number,
  place: Readonly<Place>,
  events: AggregationEvent[],
): void {
  const { newest, previous } = family;
  const at = i * parentWidth;
  const from = newest[at + parent.end]!;
  const close = newest[at + parent.close]!;
  if (newest[at + parent.received]! > 0 && !isDropped(plan, family, newest, at)) {
    parentCopy(newest, previous, at);
  }
  if (plan.timeframes[i]!.name === plan.base.name) parentHold(place, 1, newest, at);
  else parentBegin(plan, i, place.start, newest, at);
  const to = newest[at + parent.start]!;
  if (from < to) fillBetween(plan, family, i, { from, to, close }, events);
}
