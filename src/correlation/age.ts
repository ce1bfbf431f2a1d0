import { MAX_TIME, type Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';

/**
 * How many bars of `timeframe` the market has traded from `end` to `now`, the last one in part; 0
 * while it is closed, and where `now` is not after `end`.
 */
export function ageInBars(
  schedule: Schedule,
  timeframe: Timeframe,
  end: number,
  now: number,
): number {
  if (now <= end) return 0;
  const begun = schedule.expectedBars(timeframe, end, now);
  const last = schedule.intervalOf(timeframe, now - 1);
  const isTrading = last.start >= end && last.start < now;
  const ahead = isTrading ? (last.end - now) / (last.end - last.start) : 0;
  return begun - Math.max(0, ahead);
}

/** Whether `time` is one that a calendar can be asked about. */
export function isTime(time: number): boolean {
  return Math.abs(time) <= MAX_TIME;
}
