import { MAX_TIME, type Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';

/**
 * How many bars of `timeframe` the market has traded from `end` to `now`, the first and the last in
 * part: the bars begun, less what is left of the last, and what was left of the first. It does not
 * grow while the market is closed.
 */
export function ageInBars(
  schedule: Schedule,
  timeframe: Timeframe,
  end: number,
  now: number,
): number {
  if (now <= end) return 0;
  const begun = schedule.expectedBars(timeframe, end, now);
  const left = leftOfBar(schedule, timeframe, end) - leftOfBar(schedule, timeframe, now);
  return Math.max(0, begun + left);
}

/** Share that is still to come of the bar begun before `time`; 0 if that is over. */
function leftOfBar(schedule: Schedule, timeframe: Timeframe, time: number): number {
  const { start, end } = schedule.intervalOf(timeframe, time - 1);
  return start < time ? Math.max(0, (end - time) / (end - start)) : 0;
}

/** Whether `time` is one that a calendar can be asked about. */
export function isTime(time: number): boolean {
  return Math.abs(time) < MAX_TIME;
}
