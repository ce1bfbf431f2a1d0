import { MAX_TIME, type Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';

/**
 * What was worked out last of the age of one signal: the bar of its timeframe that time is in, and
 * the bars begun until then. It saves the question while time stays in that bar, and says nothing
 * else.
 */
export interface AgeMemo {
  start: number;
  end: number;
  begun: number;
}

export const ageMemo = (): AgeMemo => ({ start: Number.NaN, end: Number.NaN, begun: 0 });

/**
 * How many bars of `timeframe` the market has traded between two times, the first and the last in
 * part: the bars begun, less what is left of the last, and what was left of the first. It does not
 * grow while the market is closed.
 */
export function ageInBars(
  schedule: Schedule,
  timeframe: Timeframe,
  from: number,
  to: number,
  memo: AgeMemo = ageMemo(),
): number {
  if (to <= from) return 0;
  if (!(to > memo.start && to <= memo.end)) {
    memo.begun = schedule.expectedBars(timeframe, from, to) + leftOfBar(schedule, timeframe, from);
    schedule.locate(timeframe, to - 1, memo);
  }
  return Math.max(0, memo.begun - leftAt(memo, to));
}

/** Of the bar that was looked up last. */
const begun = { start: 0.5, end: 0.5 };

/** Share that is still to come of the bar begun before `time`; 0 if that is over. */
function leftOfBar(schedule: Schedule, timeframe: Timeframe, time: number): number {
  schedule.locate(timeframe, time - 1, begun);
  return leftAt(begun, time);
}

/** Share of the bar from `start` to `end` that is still to come at `time`; 0 if it is over or not begun. */
export function leftAt(
  { start, end }: { readonly start: number; readonly end: number },
  time: number,
): number {
  return start < time ? Math.max(0, (end - time) / (end - start)) : 0;
}

/** Whether `time` is one that a calendar can be asked about. */
export function isTime(time: number): boolean {
  return Math.abs(time) < MAX_TIME;
}
