import type { Bar, ClosedBar } from '../bars/bar.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import type { Timeframe } from '../bars/timeframe.js';

/** What a parent remembers of its base bars but the newest. */
export type ParentState = {
  open: number;
  high: number;
  low: number;
  volume: number;
  receivedCount: number;
  revisionCount: number;
};

/**
 * A bar made of base bars, without the newest of them. That one is held apart, so that a
 * correction of it replaces it exactly, and nothing is ever subtracted.
 */
export type Parent = ParentState & {
  readonly timeframe: Timeframe;
  readonly interval: Interval;
  /** Base bars that the calendar expects in the interval. */
  readonly expected: number;
};

/** Before any base bar: an interval that no time is within. */
const never: Interval = { start: Number.NaN, end: Number.NaN };

const childless: ParentState = {
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  volume: 0,
  receivedCount: 0,
  revisionCount: 0,
};

/** A parent of its own; written out, because a spread would give it another hidden class. */
export function parentOf(
  { timeframe, interval, expected }: Omit<Parent, keyof ParentState>,
  { open, high, low, volume, receivedCount, revisionCount }: Readonly<ParentState>,
): Parent {
  return {
    timeframe,
    interval,
    expected,
    open,
    high,
    low,
    volume,
    receivedCount,
    revisionCount,
  };
}

/** The parent before any base bar. */
export function parentInit(timeframe: Timeframe): Parent {
  return parentOf({ timeframe, interval: never, expected: 0 }, childless);
}

/** The parent whose interval begins with, or holds, the base bar that starts at `time`. */
export function parentAt(
  schedule: Schedule,
  base: Timeframe,
  timeframe: Timeframe,
  time: number,
): Parent {
  const interval = schedule.intervalOf(timeframe, time);
  const expected = schedule.expectedBars(base, interval.start, interval.end);
  return parentOf({ timeframe, interval, expected }, childless);
}

/** Take what was the newest base bar in: a newer one follows. */
export function parentAbsorb(parent: Parent, newest: Bar): void {
  if (parent.receivedCount === 0) parent.open = newest.open;
  if (!(newest.high <= parent.high)) parent.high = newest.high;
  if (!(newest.low >= parent.low)) parent.low = newest.low;
  parent.volume += newest.volume;
  parent.receivedCount += 1;
}

/** The parent as it stands, the newest base bar included. */
export function parentBar(parent: Readonly<Parent>, newest: Bar): ClosedBar {
  const first = parent.receivedCount === 0;
  return {
    time: parent.interval.start,
    open: first ? newest.open : parent.open,
    high: first ? newest.high : Math.max(parent.high, newest.high),
    low: first ? newest.low : Math.min(parent.low, newest.low),
    close: newest.close,
    volume: parent.volume + newest.volume,
    end: parent.interval.end,
    expected: parent.expected,
    received: parent.receivedCount + 1,
    synthetic: 0,
    revision: parent.revisionCount,
  };
}
