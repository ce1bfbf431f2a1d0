/**
 * The Gregorian calendar as integer arithmetic. A **day number** counts days from 1970-01-01 (0),
 * a **month number** months from January 1970 (0); both run on before and after for ever.
 */

export const MS_PER_MINUTE = 60_000;
export const MS_PER_DAY = 86_400_000;

/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

/** Days in 400, 100 and 4 years that begin in March, so that a leap day ends them. */
const DAYS_PER_ERA = 146_097;
const DAYS_PER_CENTURY = 36_524;
const DAYS_PER_OLYMPIAD = 1_461;

/** A date: `month` 1 … 12, `day` 1 … 31. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Day number of a civil date; a day or month beyond its end runs on into the next. */
export function dayNumberRaw(year: number, month: number, day: number): number {
  // Years begin in March here: the leap day is the last of its year and disturbs no month.
  const monthFromMarch = mod(month - 3, 12);
  const years = year + (month - 3 - monthFromMarch) / 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leapDays + daysBefore(monthFromMarch) + day - 1 - EPOCH;
}

/** Civil date of a day number. */
export function civilDateRaw(day: number): CivilDate {
  const days = day + EPOCH;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / (DAYS_PER_OLYMPIAD - 1)) -
    Math.floor(dayOfEra / DAYS_PER_CENTURY) +
    Math.floor(dayOfEra / (DAYS_PER_ERA - 1));
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const century = Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - century);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = 1 + ((monthFromMarch + 2) % 12);
  return {
    year: 400 * era + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - daysBefore(monthFromMarch) + 1,
  };
}

/** Day of the week of a day number: 0 Monday … 6 Sunday. */
export function weekdayOfRaw(day: number): number {
  return mod(day + 3, 7); // 1970-01-01 was a Thursday
}

/** Month number of a day number. */
export function monthNumber(day: number): number {
  const { year, month } = civilDateRaw(day);
  return 12 * (year - 1970) + month - 1;
}

/** Day number of the first day of a month number. */
export function firstDayOfMonth(month: number): number {
  return dayNumberRaw(1970, 1 + month, 1);
}

/**
 * Day number of the `nth` of a weekday (0 Monday … 6 Sunday) in a month; 1 is the first, −1 the
 * last.
 */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  const edge = nth > 0 ? dayNumberRaw(year, month, 1) : dayNumberRaw(year, month + 1, 1);
  const toWeekday = mod(weekday - weekdayOfRaw(edge), 7);
  return edge + toWeekday + 7 * (nth > 0 ? nth - 1 : nth);
}

/** `2024-02-29`; years beyond 0 … 9999 with a sign and six digits, as ISO 8601 has them. */
export function isoDateRaw(days: number): string {
  const { year, month, day } = civilDateRaw(days);
  const plain = year >= 0 && year <= 9999;
  const years = plain ? digits(year, 4) : (year < 0 ? '-' : '+') + digits(Math.abs(year), 6);
  return `${years}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** Day number of a date `YYYY-MM-DD`; undefined if it is not one, or no such day exists. */
export function parseIsoDateRaw(text: string): number | undefined {
  if (text.length !== 10) return undefined;
  const day = dayNumberRaw(
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)),
    Number(text.slice(8, 10)),
  );
  return Number.isSafeInteger(day) && isoDateRaw(day) === text ? day : undefined;
}

/** Days of a March-first year before a month; the lengths 31 30 31 30 31 repeat every 153 days. */
function daysBefore(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The remainder of the floored division: 0 … n − 1, also for negative x. */
function mod(x: number, n: number): number {
  return x - n * Math.floor(x / n);
}
