import { anchorOf } from './anchor.js';
import type { Calendar } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import { runOf } from './civil-grid.js';
import type { Grid, Place } from './grid.js';
import { type Interval, type Session, sessionBefore } from './session.js';
import type { Timeframe } from './timeframe.js';
import { offsetAtRaw } from './zone.js';

/** What a Schedule answers, as far as labels are concerned. */
interface Lookup {
  readonly calendar: Calendar;
  grid(timeframe: Timeframe): Grid;
  intervalOf(timeframe: Timeframe, time: number): Interval;
  sessionOfBar(timeframe: Timeframe, time: number): Session;
}

/** Why a bar is not one of the calendar's. */
export type Misplacement =
  | 'off-grid' // it begins where no bar of the timeframe begins
  | 'outside-session'; // it begins while the market is closed

/**
 * What is wrong with a bar labelled `time`, given that `place` is the interval its label points to.
 *
 * Below a day a bar that is cut at the open may be labelled by where it would start otherwise: an
 * hour from 9:00 of which half is traded.
 * Days and longer may also be labelled by a date, at midnight UTC or the exchange's: a day by that
 * of its session, anything longer by a date from its beginning to its first session.
 */
export function misplacement(
  schedule: Lookup,
  timeframe: Timeframe,
  time: number,
  place: Readonly<Place>,
): Misplacement | undefined {
  if (time === place.start) return undefined;
  if (timeframe.measure === 'ms') {
    if (time === schedule.grid(timeframe).uncutStart(place)) return undefined;
    return time < place.start ? 'outside-session' : 'off-grid';
  }
  const day = dayNamed(schedule, time);
  if (day === undefined) return 'off-grid';
  const session = schedule.sessionOfBar(timeframe, time);
  if (session.open !== place.start) return 'off-grid';
  const isDaily = timeframe.measure === 'day' && timeframe.count === 1;
  return isDaily && day !== session.day ? 'outside-session' : undefined;
}

/**
 * The interval of `timeframe` that a feed which labels bars by their close calls `time`; undefined
 * if there is none. Days and longer may also be labelled by a date within: of a day by that of its
 * session, of anything longer by any, e.g. a week by its Friday or its Sunday, a month by its last.
 */
export function intervalClosing(
  schedule: Lookup,
  timeframe: Timeframe,
  time: number,
): Interval | undefined {
  const ending = schedule.intervalOf(timeframe, time - 1);
  if (ending.end === time) return ending;
  const day = timeframe.measure === 'ms' ? undefined : dayNamed(schedule, time);
  if (day === undefined) return undefined;
  const session = sessionBefore(schedule.calendar, day + 1);
  const isDaily = timeframe.measure === 'day' && timeframe.count === 1;
  if (isDaily && session.day !== day) return undefined;
  const anchor = anchorOf(schedule.calendar, timeframe);
  const isWithin = runOf(timeframe, anchor, session.day) === runOf(timeframe, anchor, day);
  return isWithin ? schedule.intervalOf(timeframe, session.open) : undefined;
}

/** The date that begins at `time` at midnight, UTC or the exchange's, as a day number. */
function dayNamed({ calendar }: Lookup, time: number): number | undefined {
  if (time % MS_PER_DAY === 0) return time / MS_PER_DAY;
  const local = time + offsetAtRaw(calendar.zone, time);
  return local % MS_PER_DAY === 0 ? local / MS_PER_DAY : undefined;
}
