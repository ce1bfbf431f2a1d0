import type { Calendar, CalendarException, Span } from './calendar.js';
import { dayNumberRaw, isoDateRaw, weekdayOfRaw } from './civil.js';
import { usEquities } from './us-equities.js';
import { newYork } from './zone.js';

/** 17:00 of the day before to 17:00. */
const newYorkDay: readonly Span[] = [[-420, 1_020]];

const closed: readonly Span[] = [];
const SATURDAY = 5;

function weekdays(day: readonly Span[]): Calendar['week'] {
  return [day, day, day, day, day, closed, closed];
}

/**
 * Foreign exchange without the sessions of December 25 and January 1, on which most brokers are
 * closed.
 *
 * @source convention of brokers; the day rolls at 17:00 New York
 */
export const fxHolidays: Calendar = /* @__PURE__ */ fxWithHolidays();

function fxWithHolidays(): Calendar {
  const exceptions: Record<string, CalendarException> = {};
  for (let year = 1987; year <= 2099; year++) {
    for (const [month, day, reason] of [
      [1, 1, "New Year's Day"],
      [12, 25, 'Christmas Day'],
    ] as const) {
      const date = dayNumberRaw(year, month, day);
      if (weekdayOfRaw(date) < SATURDAY) exceptions[isoDateRaw(date)] = { reason, spans: closed };
    }
  }
  return {
    id: 'fx-holidays',
    version: '1',
    source: 'convention of brokers: closed on December 25 and January 1',
    valid: { from: '1987-01-01', to: '2099-12-31' },
    zone: newYork,
    week: weekdays(newYorkDay),
    exceptions,
  };
}

/**
 * United States equities with early and late trading: 4:00 to 20:00 New York, half days to 17:00;
 * holidays and closures as in `us-equities`.
 *
 * @source NYSE Arca and Nasdaq trading hours; days as in `us-equities`
 */
export const usExtended: Calendar = /* @__PURE__ */ usWithExtendedHours();

function usWithExtendedHours(): Calendar {
  const exceptions: Record<string, CalendarException> = {};
  for (const [date, exception] of Object.entries(usEquities.exceptions)) {
    const isHalfDay = exception.spans.at(-1)?.[1] === 780;
    if (exception.spans.length > 0 && !isHalfDay) continue; // a late open, an early close of the floor
    exceptions[date] = isHalfDay ? { ...exception, spans: [[240, 1_020]] } : exception;
  }
  const { version, valid, zone } = usEquities;
  const source = 'NYSE Arca and Nasdaq trading hours; days as in us-equities';
  const base = {
    id: 'us-extended',
    version,
    source,
    zone,
    week: weekdays([[240, 1_200]]),
    exceptions,
  };
  return valid === undefined ? base : { ...base, valid };
}
