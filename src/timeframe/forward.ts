import type { Place } from '../bars/grid.js';
import type { AggregationEvent } from './aggregation.js';
import { child } from './bar-ring.js';
import { type Family, soonestEnd } from './family.js';
import { fillBetween } from './filling.js';
import { parent, parentAbsorb, parentWidth } from './parent.js';
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
  const { ring, newest } = family;
  const { start, end } = place;
  if (Number.isNaN(family.origin)) family.origin = start;
  const barAt = ring.push(row, place);
  let events: readonly AggregationEvent[] = noEvents;
  if (start >= family.clock && end < family.nextEnd) {
    const bars = ring.numbers;
    for (let at = 0; at < newest.length; at += parentWidth) parentAbsorb(newest, at, bars, barAt);
    family.clock = end;
  } else {
    events = appendWithEvents(plan, family, barAt);
  }
  if (ring.isOver) settle(plan, family);
  return events;
}

/** The same where a parent closes or begins, or time has gone past the bar. */
function appendWithEvents(plan: Plan, family: Family, barAt: number): readonly AggregationEvent[] {
  const { newest, ring } = family;
  const bars = ring.numbers;
  const start = bars[barAt + child.start]!;
  const events: AggregationEvent[] = [];
  advanceTo(plan, family, start, events);
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    if (!(start < newest[at + parent.end]!)) beginNext(plan, family, i, start, events);
  }
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const isKnown = newest[at + parent.received]! > 0;
    parentAbsorb(newest, at, bars, barAt);
    if (!(newest[at + parent.end]! <= family.clock)) continue;
    // Time had gone past it before this bar came.
    if (isKnown) countRevision(family, i, newest, at);
    events.push(told(plan, family, { i, rows: newest, at }, isKnown ? 'revision' : 'closed'));
  }
  advanceTo(plan, family, bars[barAt + child.end]!, events);
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
    previous.set(newest.subarray(at, at + parentWidth), at);
  }
  parentBegin(plan, i, time, newest, at);
  const to = newest[at + parent.start]!;
  if (from < to) fillBetween(plan, family, i, { from, to, close }, events);
}

/** The oldest base bar can no longer be corrected: it goes into the settled parents. */
export function settle(plan: Plan, family: Family): void {
  const { ring, settled, revisions } = family;
  const barAt = ring.shift();
  const bars = ring.numbers;
  const start = bars[barAt + child.start]!;
  for (let i = 0, at = 0; at < settled.length; i++, at += parentWidth) {
    if (!(start < settled[at + parent.end]!)) {
      parentBegin(plan, i, start, settled, at);
      if (revisions[i]!.size > 0) forgetRevisions(revisions[i]!, settled[at + parent.start]!);
    }
    parentAbsorb(settled, at, bars, barAt);
  }
}
