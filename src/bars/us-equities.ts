import type { Calendar, CalendarException, Span } from './calendar.js';
import { civilDateRaw, dayNumberRaw, isoDateRaw, nthWeekday, weekdayOfRaw } from './civil.js';
import { easterSundayRaw } from './easter.js';
import { newYork } from './zone.js';

const MONDAY = 0;
const THURSDAY = 3;
const FRIDAY = 4;
const SATURDAY = 5;
const SUNDAY = 6;

const regular: readonly Span[] = [[570, 960]];
const halfDay: readonly Span[] = [[570, 780]];

const firstYear = 2000;
const lastYear = 2027;

/** What no rule foresaw: [date, reason, hours]. */
const specials: readonly (readonly [date: string, reason: string, spans: readonly Span[]])[] = [
  ['2001-09-11', 'Attacks of September 11', []],
  ['2001-09-12', 'Attacks of September 11', []],
  ['2001-09-13', 'Attacks of September 11', []],
  ['2001-09-14', 'Attacks of September 11', []],
  ['2002-09-11', 'Anniversary of September 11, open at noon', [[720, 960]]],
  ['2003-12-26', 'Day after Christmas', halfDay],
  ['2004-06-11', 'Mourning for President Reagan', []],
  ['2005-06-01', 'Communication problem, close at 15:56', [[570, 956]]],
  ['2007-01-02', 'Mourning for President Ford', []],
  ['2012-10-29', 'Hurricane Sandy', []],
  ['2012-10-30', 'Hurricane Sandy', []],
  ['2018-12-05', 'Mourning for President George H. W. Bush', []],
  ['2025-01-09', 'Mourning for President Carter', []],
];

/** Days of a year on which the exchange is closed, as its Rule 7.2 sets them. */
function holidays(year: number): (readonly [day: number, reason: string])[] {
  const rule: (readonly [day: number, reason: string])[] = [
    [observed(dayNumberRaw(year, 1, 1)), "New Year's Day"],
    [nthWeekday(year, 1, MONDAY, 3), 'Martin Luther King Jr. Day'],
    [nthWeekday(year, 2, MONDAY, 3), "Washington's Birthday"],
    [easterSundayRaw(year) - 2, 'Good Friday'],
    [nthWeekday(year, 5, MONDAY, -1), 'Memorial Day'],
    [observed(dayNumberRaw(year, 7, 4)), 'Independence Day'],
    [nthWeekday(year, 9, MONDAY, 1), 'Labor Day'],
    [nthWeekday(year, 11, THURSDAY, 4), 'Thanksgiving Day'],
    [observed(dayNumberRaw(year, 12, 25)), 'Christmas Day'],
  ];
  if (year >= 2022) rule.push([observed(dayNumberRaw(year, 6, 19)), 'Juneteenth']);
  // A New Year's Day on a Saturday would be observed in the old year; the exchange stays open.
  return rule.filter(([day]) => civilDateRaw(day).year === year);
}

/** Days of a year that close at 13:00, unless they are holidays or fall on a weekend. */
function halfDays(year: number): (readonly [day: number, reason: string])[] {
  const independence = dayNumberRaw(year, 7, 4);
  const dayAfter = year < 2013 && weekdayOfRaw(independence) === THURSDAY;
  return [
    dayAfter
      ? [independence + 1, 'Day after Independence Day']
      : [independence - 1, 'Day before Independence Day'],
    [nthWeekday(year, 11, THURSDAY, 4) + 1, 'Day after Thanksgiving'],
    [dayNumberRaw(year, 12, 24), 'Christmas Eve'],
  ];
}

/** Saturday's holiday is kept on Friday, Sunday's on Monday. */
function observed(day: number): number {
  const weekday = weekdayOfRaw(day);
  return weekday === SATURDAY ? day - 1 : weekday === SUNDAY ? day + 1 : day;
}

function exceptionsByRule(): Record<string, CalendarException> {
  const exceptions = new Map<string, CalendarException>();
  for (let year = firstYear; year <= lastYear; year++) {
    for (const [day, reason] of halfDays(year)) {
      if (weekdayOfRaw(day) <= FRIDAY) exceptions.set(isoDateRaw(day), { reason, spans: halfDay });
    }
    for (const [day, reason] of holidays(year)) {
      exceptions.set(isoDateRaw(day), { reason, spans: [] });
    }
  }
  for (const [date, reason, spans] of specials) {
    exceptions.set(date, { reason, spans, special: true });
  }
  return Object.fromEntries([...exceptions].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * United States equities, regular hours: 9:30 to 16:00 New York, half days to 13:00.
 *
 * Moments of silence of up to three minutes at the open and halts within a session are not modelled:
 * a session is as it was announced.
 *
 * @source NYSE Rule 7.2 (holidays) and NYSE Group's yearly announcements of holidays and early
 *         closings, the last one of 2024-11-08 for 2025 to 2027; the NYSE's list of special closings
 */
export const usEquities: Calendar = /* @__PURE__ */ usEquitiesByRule();

function usEquitiesByRule(): Calendar {
  return {
    id: 'us-equities',
    version: '2027.1',
    source: 'NYSE Rule 7.2; NYSE Group announcements to 2027; NYSE special closings',
    valid: { from: `${firstYear}-01-01`, to: `${lastYear}-12-31` },
    zone: newYork,
    week: [regular, regular, regular, regular, regular, [], []],
    exceptions: exceptionsByRule(),
  };
}
