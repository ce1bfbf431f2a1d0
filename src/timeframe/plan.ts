import type { Place } from '../bars/grid.js';
import type { Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';
import { type AggregationMethod, parent, parentClear } from './parent.js';
import type { BarRecord } from './parent-bar.js';

/** What an aggregator was asked to do: the same for every bar. */
export interface Plan {
  readonly base: Timeframe;
  readonly timeframes: readonly Timeframe[];
  readonly schedule: Schedule;
  readonly method: AggregationMethod;
  /** Whole parents of a gap that are filled in, at most; 0: none. */
  readonly maxFillBars: number;
  readonly dropIncompleteFirst: boolean;
  /** Of each timeframe a bar that closes, written anew where nobody keeps what he is told. */
  readonly passing: readonly BarRecord[];
}

/** The interval last looked up: a scratch record, overwritten by each look-up. */
const place: Place = { start: Number.NaN, end: Number.NaN };

/** Make the row at `at` the childless parent of timeframe `i` that holds `time`, or comes next. */
export function parentBegin(
  { base, timeframes, schedule }: Plan,
  i: number,
  time: number,
  rows: Float64Array,
  at: number,
): void {
  schedule.locate(timeframes[i]!, time, place);
  parentHold(place, schedule.expectedBars(base, place.start, place.end), rows, at);
}

/** Make the row at `at` a childless parent of an interval that is known: of the base, its bar's. */
export function parentHold(
  { start, end }: Readonly<Place>,
  expected: number,
  rows: Float64Array,
  at: number,
): void {
  parentClear(rows, at);
  rows[at + parent.start] = start;
  rows[at + parent.end] = end;
  rows[at + parent.expected] = expected;
}

/** How many whole parents of timeframe `i` the calendar has between two others. */
export function missingBetween(plan: Plan, i: number, from: number, to: number): number {
  return from < to ? plan.schedule.expectedBars(plan.timeframes[i]!, from, to) : 0;
}
