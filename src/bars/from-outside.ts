import { requireInteger, requireNumber } from '../core/arguments.js';
import { readAs } from '../core/door.js';
import { fieldsOf, numberIn } from '../core/reading.js';
import * as anchor from './anchor.js';
import type { Anchor, Anchors, Calendar } from './calendar.js';
import { requireCalendar } from './calendar-checks.js';
import * as civil from './civil.js';
import * as easter from './easter.js';
import * as fitting from './fitting-anchor.js';
import { MAX_TIME, type Schedule } from './schedule.js';
import * as timeframe from './timeframe.js';
import * as zone from './zone.js';
import { requireZone } from './zone-checks.js';

/*
 * What the room exports about time. Each function checks its arguments. The library itself calls the function of that name
 * with `Raw` behind it, which checks nothing.
 */

type Timeframe = timeframe.Timeframe;
type Zone = zone.Zone;

/** Days that a date of six digits can name, either way. */
const mostDays = 365_000_000;

/** Those that were found sound: they are long, and are checked once. */
const zones = /* @__PURE__ */ new WeakSet<Zone>();
const calendars = /* @__PURE__ */ new WeakSet<Calendar>();

function soundZone(given: Zone): Zone {
  if (!zones.has(given)) zones.add(requireZone('zone', given));
  return given;
}

/** Day number of a civil date; a day or month beyond its end runs on into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  return civil.dayNumberRaw(numberIn(year), numberIn(month), numberIn(day));
}

/** Civil date of a day number. */
export function civilDate(day: number): civil.CivilDate {
  return civil.civilDateRaw(numberIn(day));
}

/** Day of the week of a day number: 0 Monday … 6 Sunday. */
export function weekdayOf(day: number): number {
  return civil.weekdayOfRaw(numberIn(day));
}

/**
 * `2024-02-29`; years beyond 0 … 9999 with a sign and six digits, as ISO 8601 has them.
 *
 * @throws {ConfigError} unless `days` is an integer, at most a million years from 1970
 */
export function isoDate(days: number): string {
  return civil.isoDateRaw(requireInteger('days', days, -mostDays, mostDays));
}

/** Day number of a date `YYYY-MM-DD`; undefined if it is not one, or no such day exists. */
export function parseIsoDate(text: string): number | undefined {
  return typeof text === 'string' ? civil.parseIsoDateRaw(text) : undefined;
}

/**
 * Day number of Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of
 * spring, as the church reckons it. Good Friday is two days before.
 */
export function easterSunday(year: number): number {
  return easter.easterSundayRaw(numberIn(year));
}

/** What a local clock is ahead of UTC at `utcMs`, in ms. */
export function offsetAt(of: Zone, utcMs: number): number {
  return zone.offsetAtRaw(soundZone(of), requireNumber('utcMs', utcMs));
}

/**
 * The first instant at which the local clock reads `localMs` or later. A time the clock skips in
 * spring is the moment of the change; of a time it shows twice in autumn, the first is meant.
 */
export function instantOf(of: Zone, localMs: number): number {
  return zone.instantOfRaw(soundZone(of), requireNumber('localMs', localMs));
}

/**
 * Local time to UTC, with what the clock does there.
 *
 * @param localMs  the local date and time as if it were UTC, e.g. `Date.UTC(2024, 2, 10, 2, 30)`
 * @throws {ConfigError} if the zone is none; a zone is checked once and not to be changed afterwards
 * @cost  O(log transitions)
 * @example
 * localTime(newYork, Date.UTC(2024, 0, 2, 9, 30)).first === Date.UTC(2024, 0, 2, 14, 30); // true
 * localTime(newYork, Date.UTC(2024, 2, 10, 2, 30)).kind; // 'skipped'
 * const { first, last } = localTime(newYork, Date.UTC(2024, 10, 3, 1, 30));
 * (last - first) / 3_600_000; // 1
 */
export function localTime(of: Zone, localMs: number): zone.LocalTime {
  return zone.localTimeRaw(soundZone(of), requireNumber('localMs', localMs));
}

/**
 * Whether bars of `parent` can be built from bars of `base`: no base bar ever straddles a boundary
 * of the parent, in any calendar.
 *
 * @throws {ConfigError} if one of them is no timeframe
 * @example
 * divides(timeframeOf('5m'), timeframeOf('1h')); // true
 * divides(timeframeOf('7m'), timeframeOf('1h')); // false
 * divides(timeframeOf('7m'), timeframeOf('1d')); // true
 * divides(timeframeOf('1w'), timeframeOf('1M')); // false
 */
export function divides(base: Timeframe, parent: Timeframe): boolean {
  return timeframe.dividesRaw(requireTimeframe('base', base), requireTimeframe('parent', parent));
}

/** The timeframe of the name that `given` has; throws a `ConfigError` if it has none. */
export function requireTimeframe(path: string, given: unknown): Timeframe {
  return timeframe.timeframeOf(fieldsOf(given)('name') as string, path);
}

/**
 * The calendar with bars counted from elsewhere; its id says so.
 *
 * @throws {ConfigError} if the calendar is not sound, an anchor is none, or cannot be that of its timeframe
 * @example
 * // Hours on the full hour: the first of a day has half an hour.
 * const hours = new Schedule(withAnchors(calendars['us-equities'], { '1h': 'clock' }));
 * const { start, end } = hours.intervalOf(timeframeOf('1h'), Date.UTC(2024, 0, 2, 14, 30));
 * (end - start) / 60_000; // 30
 */
export function withAnchors(calendar: Calendar, anchors: Anchors): Calendar {
  if (!calendars.has(calendar)) calendars.add(requireCalendar('calendar', calendar));
  return anchor.withAnchorsRaw(calendar, anchors);
}

/**
 * The anchor with which bars of `timeframe` could begin at `time`, where the calendar's own has
 * none begin: what to tell whose whole feed is off the grid.
 *
 * @throws {ConfigError} if the schedule is no `Schedule`, the timeframe none, or the time not admissible
 */
export function fittingAnchor(schedule: Schedule, of: Timeframe, time: number): Anchor | undefined {
  const checked = requireTimeframe('timeframe', of);
  const at = requireInteger('time', time, -MAX_TIME, MAX_TIME);
  return readAs('schedule', 'a Schedule', schedule, () =>
    fitting.fittingAnchorRaw(schedule, checked, at),
  );
}
