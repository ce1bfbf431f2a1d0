import { type Bar, type BarState, copyBar, noBar } from '../bars/bar.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import type { Timeframe } from '../bars/timeframe.js';
import type { AggregationEvent } from './aggregation.js';
import { type Parent, parentAbsorb, parentAt, parentBar, parentInit, parentOf } from './parent.js';

/**
 * The newest base bar, and of every timeframe the parent that it belongs to.
 *
 * That a parent is over is no flag: its end is at or before `clock`, the latest time known to have
 * been reached. All is NaN before the first base bar, and comparisons with NaN are false.
 */
export type Family = {
  clock: number;
  newest: BarState;
  child: Interval;
  readonly parents: Parent[];
};

export function familyInit(timeframes: readonly Timeframe[]): Family {
  const none = Number.NaN;
  return {
    clock: none,
    newest: copyBar(noBar),
    child: { start: none, end: none },
    parents: timeframes.map(parentInit),
  };
}

/** A copy to try things on. */
export function familyCopy({ clock, newest, child, parents }: Readonly<Family>): Family {
  return { clock, newest, child, parents: parents.map((parent) => parentOf(parent, parent)) };
}

function isOver(family: Readonly<Family>, parent: Readonly<Parent>): boolean {
  return parent.interval.end <= family.clock;
}

export function isForming(family: Readonly<Family>, parent: Readonly<Parent>): boolean {
  return parent.interval.end > family.clock;
}

/** Time has reached `now`: what ends at or before it is over. */
export function familyAdvance(family: Family, now: number, events: AggregationEvent[]): void {
  if (now <= family.clock) return;
  const { parents, newest } = family;
  const from = events.length;
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i]!;
    if (parent.interval.end <= now && !isOver(family, parent)) {
      events.push(said(parent, newest, 'closed'));
    }
  }
  if (events.length > from + 1) events.push(...events.splice(from).sort(byEnd));
  family.clock = now;
}

/** A base bar later than the newest, in the interval `child`. */
export function familyAdd(
  family: Family,
  schedule: Schedule,
  base: Timeframe,
  child: Interval,
  bar: BarState,
  events: AggregationEvent[],
): void {
  const { parents, newest } = family;
  familyAdvance(family, child.start, events);
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i]!;
    if (child.start < parent.interval.end) {
      parentAbsorb(parent, newest);
    } else {
      const next = parentAt(schedule, base, parent.timeframe, child.start);
      noteGap(schedule, parent, next, events);
      parents[i] = next;
    }
  }
  family.newest = bar;
  family.child = child;
  for (let i = 0; i < parents.length; i++) {
    const parent = parents[i]!;
    // Time had gone past it before this bar came.
    if (isOver(family, parent)) sayAgain(parent, bar, parent.receivedCount > 0, events);
  }
  familyAdvance(family, child.end, events);
}

/** The newest base bar once more, with other values. */
export function familyReplace(family: Family, bar: BarState, events: AggregationEvent[]): void {
  family.newest = bar;
  for (const parent of family.parents) {
    if (isOver(family, parent)) sayAgain(parent, bar, true, events);
  }
}

function sayAgain(parent: Parent, bar: Bar, known: boolean, events: AggregationEvent[]): void {
  if (known) parent.revisionCount += 1;
  events.push(said(parent, bar, known ? 'revision' : 'closed'));
}

function noteGap(
  schedule: Schedule,
  parent: Readonly<Parent>,
  next: Readonly<Parent>,
  events: AggregationEvent[],
): void {
  const { timeframe } = next;
  const from = parent.interval.end;
  const to = next.interval.start;
  if (!(from < to)) return;
  const missing = schedule.expectedBars(timeframe, from, to);
  if (missing > 0) events.push({ type: 'gap', timeframe: timeframe.name, from, to, missing });
}

type BarEvent = Extract<AggregationEvent, { readonly timeframe: string; readonly bar: unknown }>;

function said(parent: Readonly<Parent>, newest: Bar, type: BarEvent['type']): BarEvent {
  return { type, timeframe: parent.timeframe.name, bar: parentBar(parent, newest) };
}

function byEnd(a: AggregationEvent, b: AggregationEvent): number {
  return (a as BarEvent).bar.end - (b as BarEvent).bar.end;
}
