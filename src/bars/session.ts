import type { Calendar } from './calendar.js';
import {
  civilDateRaw,
  dayNumberRaw,
  isoDateRaw,
  MS_PER_DAY,
  MS_PER_MINUTE,
  parseIsoDateRaw,
  weekdayOfRaw,
} from './civil.js';
import { instantOfRaw, offsetAtRaw } from './zone.js';

/** The half-open stretch of time `[start, end)`, in ms since the Unix epoch, UTC. */
export type Interval = { readonly start: number; readonly end: number };

/** One day of trading. Its date is the exchange's, which need not be the UTC date of its open. */
export type Session = {
  /** Civil date of the session, `YYYY-MM-DD`, and its day number. */
  readonly date: string;
  readonly day: number;
  readonly open: number;
  readonly close: number;
  /** The stretches of trading; a break is what lies between two of them. */
  readonly spans: readonly Interval[];
};

/** A day and its session, or that it has none. */
interface Remembered {
  readonly day: number;
  readonly session: Session | undefined;
}

/** How many days of a calendar are remembered: two years, so that ages and months are looked up. */
const rememberedDays = 731;

/** What was worked out before: a function of the calendar alone, so shared by all who ask. */
const memory = new WeakMap<Calendar, Remembered[]>();

/** The session of a date, given as a day number; undefined where there is none. */
export function sessionOn(calendar: Calendar, day: number): Session | undefined {
  let days = memory.get(calendar);
  if (days === undefined) {
    days = [];
    memory.set(calendar, days);
  }
  const slot = ((day % rememberedDays) + rememberedDays) % rememberedDays;
  const known = days[slot];
  if (known?.day === day) return known.session;
  const session = workedOut(calendar, day);
  days[slot] = { day, session };
  return session;
}

function workedOut(calendar: Calendar, day: number): Session | undefined {
  const date = isoDateRaw(day);
  const pattern = calendar.exceptions[date]?.spans ?? calendar.week[weekdayOfRaw(day)]!;
  if (pattern.length === 0) return undefined;
  const midnight = day * MS_PER_DAY; // by the local clock
  const spans: Interval[] = [];
  for (const [open, close] of pattern) {
    const start = instantOfRaw(calendar.zone, midnight + open * MS_PER_MINUTE);
    const end = instantOfRaw(calendar.zone, midnight + close * MS_PER_MINUTE);
    if (start < end) spans.push({ start, end }); // else the clock skips all of it
  }
  if (spans.length === 0) return undefined;
  return { date, day, open: spans[0]!.start, close: spans.at(-1)!.end, spans };
}

/** The first session of the date `day` or a later one. */
export function sessionFrom(calendar: Calendar, day: number): Session {
  for (let next = day; ; next++) {
    const session = sessionOn(calendar, next);
    if (session !== undefined) return session;
  }
}

/** The last session of a date before `day`. */
export function sessionBefore(calendar: Calendar, day: number): Session {
  for (let previous = day - 1; ; previous--) {
    const session = sessionOn(calendar, previous);
    if (session !== undefined) return session;
  }
}

/** The session that holds the instant `time`, or else the next one. */
export function sessionHolding(calendar: Calendar, time: number): Session {
  const localDay = Math.floor((time + offsetAtRaw(calendar.zone, time)) / MS_PER_DAY);
  let session = sessionFrom(calendar, localDay - 1); // it may be yesterday's, open past midnight
  while (session.close <= time) session = sessionFrom(calendar, session.day + 1);
  return session;
}

/** Whether it is known of each date from `firstDay` to `lastDay` if the market has a session. */
export function areCovered(calendar: Calendar, firstDay: number, lastDay: number): boolean {
  const { valid, uncertain = [] } = calendar;
  if (valid !== undefined) {
    if (firstDay < parseIsoDateRaw(valid.from)! || parseIsoDateRaw(valid.to)! < lastDay)
      return false;
  }
  return !uncertain.some((one) =>
    one.length === DATE_CHARACTERS
      ? isWithin(parseIsoDateRaw(one)!, firstDay, lastDay)
      : recursWithin(one, firstDay, lastDay),
  );
}

/** `YYYY-MM-DD`; a day of each year has five. */
const DATE_CHARACTERS = 10;

function isWithin(day: number, firstDay: number, lastDay: number): boolean {
  return firstDay <= day && day <= lastDay;
}

/** Whether the day of the year `MM-DD` is one of the dates from `firstDay` to `lastDay`. */
function recursWithin(dayOfYear: string, firstDay: number, lastDay: number): boolean {
  const { year } = civilDateRaw(firstDay);
  const month = Number(dayOfYear.slice(0, 2));
  const day = Number(dayOfYear.slice(3));
  for (let y = year; y <= year + YEARS_BETWEEN_LEAP_DAYS; y++) {
    const date = dayNumberRaw(y, month, day);
    if (civilDateRaw(date).day === day && isWithin(date, firstDay, lastDay)) return true;
  }
  return false;
}

const YEARS_BETWEEN_LEAP_DAYS = 8; // around 1900 and 2100
