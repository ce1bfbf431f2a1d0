import { MS_PER_DAY } from '../bars/civil.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import type { Timeframe } from '../bars/timeframe.js';
import { offsetAt } from '../bars/zone.js';
import type { ReasonCode } from './judgement.js';

/** The bar labelled `time`, of the given interval, begins where the calendar has bars begin. */
export function gridRule(
  schedule: Schedule,
  timeframe: Timeframe,
  time: number,
  interval: Interval,
): ReasonCode | undefined {
  if (time === interval.start) return undefined;
  if (timeframe.measure !== 'ms') return dateRule(schedule, timeframe, time, interval);
  return time < interval.start ? 'outside-session' : 'off-grid';
}

/**
 * Days and longer may also be labelled by a date: of a day by that of its session, of anything
 * longer by a date from its beginning to its first session.
 */
function dateRule(
  schedule: Schedule,
  timeframe: Timeframe,
  time: number,
  interval: Interval,
): ReasonCode | undefined {
  const day = dayNamed(schedule, time);
  if (day === undefined) return 'off-grid';
  const session = schedule.sessionOfBar(timeframe, time);
  if (session.open !== interval.start) return 'off-grid';
  const isDaily = timeframe.measure === 'day' && timeframe.count === 1;
  return isDaily && day !== session.day ? 'outside-session' : undefined;
}

/** The date that begins at `time` at midnight, UTC or the exchange's, as a day number. */
function dayNamed(schedule: Schedule, time: number): number | undefined {
  if (time % MS_PER_DAY === 0) return time / MS_PER_DAY;
  const local = time + offsetAt(schedule.calendar.zone, time);
  return local % MS_PER_DAY === 0 ? local / MS_PER_DAY : undefined;
}
