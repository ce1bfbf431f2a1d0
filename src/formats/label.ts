import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { MS_PER_DAY } from '../bars/civil.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Session } from '../bars/session.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireOneOf, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/** Which end of its interval a feed names a bar by. */
export type BarLabel = 'open' | 'close';

/** How a feed labels its bars. */
export interface LabelOptions {
  /** Which end of the bar its time is. Default `open`. */
  readonly label?: BarLabel;
  /** How long the bars are, e.g. `5m`; needed to find the open of bars labelled by their close. */
  readonly timeframe?: string;
  /** When the market trades, and so where bars begin; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
}

/** A feed names the last moment of a bar by its end, or by up to a second less: 15:59:59.999. */
const SHORT_OF_END_MS = 1000;

/** No calendar is closed for longer. */
const LONGEST_CLOSURE_DAYS = 21;

/**
 * From a feed's label to the bar's open, by the calendar: 16:00 New York is the hour's bar that began
 * at 15:30, a Friday the week that began on Monday. NaN where no bar ends: off the grid.
 *
 * By the clock a label is the end of a bar, or up to a second short of it. A bar of days may also be
 * named by a date, midnight UTC: its last date, or any up to the next bar's first; a single day's only
 * by its own date, except in a calendar of UTC days, where midnight is an instant and ends the day.
 *
 * @throws {ConfigError} for a wrong option, and for label `close` without a timeframe
 * @cost  as of `Schedule`
 * @example
 * const openOf = labelReader({ label: 'close', timeframe: '1h', calendar: 'us-equities' });
 * openOf(Date.UTC(2024, 0, 2, 21)) === Date.UTC(2024, 0, 2, 20, 30); // true
 * openOf(Date.UTC(2024, 0, 2, 20)); // NaN
 */
export function labelReader(options: Readonly<LabelOptions>): (label: number) => number {
  requireRecord('options', options);
  const label = requireOneOf<BarLabel>('label', options.label ?? 'open', ['open', 'close']);
  const timeframe = options.timeframe === undefined ? undefined : timeframeOf(options.timeframe);
  const schedule = new Schedule(options.calendar);
  if (label === 'open') return (time) => time;
  if (timeframe === undefined) {
    throw new ConfigError('timeframe', "given with label 'close', e.g. '5m'", options.timeframe);
  }
  return (time) => {
    if (!(Math.abs(time) < MAX_TIME)) return Number.NaN;
    return timeframe.measure === 'ms'
      ? openByClock(schedule, timeframe, time)
      : openByDate(schedule, timeframe, time);
  };
}

function openByClock(schedule: Schedule, timeframe: Timeframe, label: number): number {
  const { start, end } = schedule.intervalOf(timeframe, label - 1);
  const shortMs = timeframe.count > SHORT_OF_END_MS ? SHORT_OF_END_MS : 1;
  return start < label && end - label <= shortMs ? start : Number.NaN;
}

function openByDate(schedule: Schedule, timeframe: Timeframe, label: number): number {
  const isDay = timeframe.measure === 'day' && timeframe.count === 1;
  const isDate = label % MS_PER_DAY === 0;
  const isUtcDay = isDate && schedule.sessionAt(label).open === label;
  if (isDate && !isUtcDay) {
    const last = lastSession(schedule, label, (session) => session.day * MS_PER_DAY <= label);
    if (isDay) return last?.day === label / MS_PER_DAY ? last.open : Number.NaN;
    const open = openEndedBy(schedule, timeframe, last);
    if (!Number.isNaN(open)) return open;
    // The first date of the next week or month names its end as well.
    const before = lastSession(schedule, label, (session) => session.day * MS_PER_DAY < label);
    return openEndedBy(schedule, timeframe, before);
  }
  const { start, end } = schedule.intervalOf(timeframe, label - 1);
  // In a calendar of UTC days the last date of a week or a month is a day short of its end.
  const shortMs = isUtcDay && !isDay ? MS_PER_DAY : SHORT_OF_END_MS;
  if (start < label && end - label <= shortMs) return start;
  if (schedule.sessionAt(label).open < label) return Number.NaN; // the session goes on
  const last = lastSession(schedule, label, (session) => session.close <= label);
  return openEndedBy(schedule, timeframe, last);
}

/** The open of the interval whose last session is `last`; NaN if others follow in it. */
function openEndedBy(schedule: Schedule, timeframe: Timeframe, last: Session | undefined): number {
  if (last === undefined) return Number.NaN;
  const { start, end } = schedule.intervalOf(timeframe, last.open);
  return end === last.close ? start : Number.NaN;
}

/** The last session around `time` that `isWanted`, as all before it are. */
function lastSession(
  schedule: Schedule,
  time: number,
  isWanted: (session: Session) => boolean,
): Session | undefined {
  let found: Session | undefined;
  let session = schedule.sessionAt(time - LONGEST_CLOSURE_DAYS * MS_PER_DAY);
  while (isWanted(session)) {
    found = session;
    session = schedule.sessionAt(session.close);
  }
  return found;
}
