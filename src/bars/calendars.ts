import { requireOneOf } from '../core/arguments.js';
import type { Calendar, Span } from './calendar.js';
import { requireCalendar } from './calendar-checks.js';
import { frozen } from './frozen.js';
import { fxHolidays, usExtended } from './more-calendars.js';
import { usEquities } from './us-equities.js';
import { cme, indexCfd, metals } from './us-futures.js';
import { newYork, utc } from './zone.js';

/** A calendar that ships with the library. */
export type CalendarName =
  | '24/7'
  | 'fx'
  | 'fx-holidays'
  | 'us-equities'
  | 'us-extended'
  | 'metals'
  | 'index-cfd'
  | 'cme';

const wholeDay: readonly Span[] = [[0, 1_440]];

/** From 17:00 of the day before to 17:00. */
const newYorkDay: readonly Span[] = [[-420, 1_020]];

/** Every UTC day, from midnight to midnight: markets that never close. */
export const alwaysOpen: Calendar = {
  id: '24/7',
  version: '1',
  source: 'definition',
  zone: utc,
  week: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay],
  exceptions: {},
};

/**
 * Foreign exchange: Sunday 17:00 to Friday 17:00 New York, the day rolling at 17:00, so that the
 * session of Monday opens on Sunday evening. No holidays: brokers differ in them, so December 25 and
 * January 1 are uncertain.
 *
 * @source convention of the interbank market; daylight time by rule, 1987 to 2099
 */
export const fx: Calendar = {
  id: 'fx',
  version: '1',
  source: 'convention: the trading day rolls at 17:00 New York',
  valid: { from: '1987-01-01', to: '2099-12-31' },
  uncertain: ['12-25', '01-01'],
  zone: newYork,
  week: [newYorkDay, newYorkDay, newYorkDay, newYorkDay, newYorkDay, [], []],
  exceptions: {},
};

/** The calendars that ship with the library, by name. */
export const calendars: Readonly<Record<CalendarName, Calendar>> = /* @__PURE__ */ frozen({
  '24/7': alwaysOpen,
  fx,
  'fx-holidays': fxHolidays,
  'us-equities': usEquities,
  'us-extended': usExtended,
  metals,
  'index-cfd': indexCfd,
  cme,
});

/** Their names, the default of every room first. */
export const calendarNames: readonly CalendarName[] = /* @__PURE__ */ Object.keys(
  calendars,
) as CalendarName[];

/** Whose hours they are, for who knows a market by another name. */
const markets = "; crypto: '24/7', forex: 'fx', NYSE: 'us-equities'";

/** Own calendars that were found sound: each is checked once, not for each Schedule. */
const sound = new WeakSet<Calendar>(Object.values(calendars));

/** A shipped calendar by its name, or the caller's own data, checked. */
export function calendarOf(value: CalendarName | Calendar, path = 'calendar'): Calendar {
  if (typeof value !== 'object') {
    return calendars[requireOneOf(path, value, calendarNames, markets)];
  }
  if (value !== null && sound.has(value)) return value;
  const calendar = requireCalendar(path, value);
  sound.add(calendar);
  return calendar;
}
