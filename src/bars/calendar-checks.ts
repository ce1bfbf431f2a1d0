import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireRecord,
  requireText,
} from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { neverCloses, requireAnchors } from './anchor.js';
import type { Calendar, Span } from './calendar.js';
import { parseIsoDateRaw, weekdayOfRaw } from './civil.js';
import { requireList } from './data-checks.js';
import { requireZone } from './zone-checks.js';

const calendarKeys = [
  'id',
  'version',
  'source',
  'valid',
  'uncertain',
  'zone',
  'week',
  'exceptions',
  'anchors',
];
const exceptionKeys = ['reason', 'spans', 'special'];
const MINUTES_PER_DAY = 1_440;
const LEAP_YEAR = 2000;

/**
 * Return `value` if it is a calendar whose sessions follow one another without overlap.
 *
 * @throws {ConfigError} that names the first part at fault, e.g. `calendar.week[0][1]`
 */
export function requireCalendar(path: string, value: unknown): Calendar {
  const record = requireRecord(path, value);
  requireKnownKeys(path, record, calendarKeys);
  requireText(`${path}.id`, record['id']);
  requireText(`${path}.version`, record['version']);
  requireText(`${path}.source`, record['source']);
  if (record['valid'] !== undefined) requireValid(`${path}.valid`, record['valid']);
  if (record['uncertain'] !== undefined) {
    requireDates(`${path}.uncertain`, record['uncertain']);
  }
  requireZone(`${path}.zone`, record['zone']);
  const week = requireWeek(`${path}.week`, record['week']);
  requireExceptions(`${path}.exceptions`, record['exceptions'], week);
  if (record['anchors'] !== undefined) {
    requireAnchors(`${path}.anchors`, record['anchors'], neverCloses(value as Calendar));
  }
  return value as Calendar;
}

function requireValid(path: string, value: unknown): void {
  const range = requireRecord(path, value);
  requireKnownKeys(path, range, ['from', 'to']);
  const from = requireDate(`${path}.from`, range['from']);
  const to = requireDate(`${path}.to`, range['to']);
  if (to < from)
    throw new ConfigError(`${path}.to`, `a date from ${range['from']} on`, range['to']);
}

function requireDates(path: string, value: unknown): void {
  requireList(path, value, 0).forEach((day, i) => {
    const isDay =
      typeof day === 'string' &&
      (parseIsoDateRaw(`${LEAP_YEAR}-${day}`) ?? parseIsoDateRaw(day)) !== undefined;
    if (!isDay) throw new ConfigError(`${path}[${i}]`, 'a day of the year MM-DD, or a date', day);
  });
}

function requireWeek(path: string, value: unknown): readonly (readonly Span[])[] {
  const days = requireList(path, value, 7, 7).map((day, i) => requireSpans(`${path}[${i}]`, day));
  if (days.every((spans) => spans.length === 0)) {
    throw new ConfigError(path, 'seven days of which at least one has a session', value);
  }
  days.forEach((spans, i) => {
    for (const ahead of [1, 2]) {
      requireOrder(`${path}[${i}]`, spans, days[(i + ahead) % 7]!, ahead);
    }
  });
  return days;
}

function requireExceptions(path: string, value: unknown, week: readonly (readonly Span[])[]): void {
  const exceptions = requireRecord(path, value);
  const spansByDay = new Map<number, readonly Span[]>();
  for (const [date, entry] of Object.entries(exceptions)) {
    const at = `${path}['${date.slice(0, 40)}']`;
    const exception = requireRecord(at, entry);
    requireKnownKeys(at, exception, exceptionKeys);
    requireText(`${at}.reason`, exception['reason']);
    if (exception['special'] !== undefined) requireBoolean(`${at}.special`, exception['special']);
    spansByDay.set(requireDate(at, date), requireSpans(`${at}.spans`, exception['spans']));
  }
  const spansOn = (day: number) => spansByDay.get(day) ?? week[weekdayOfRaw(day)]!;
  for (const day of spansByDay.keys()) {
    for (const ahead of [1, 2]) {
      requireOrder(path, spansOn(day - ahead), spansOn(day), ahead);
      requireOrder(path, spansOn(day), spansOn(day + ahead), ahead);
    }
  }
}

function requireSpans(path: string, value: unknown): readonly Span[] {
  let earliest = -MINUTES_PER_DAY;
  return requireList(path, value, 0).map((entry, i) => {
    const [open, close] = requireList(`${path}[${i}]`, entry, 2, 2);
    const openMinutes = requireInteger(`${path}[${i}][0]`, open, earliest, 2 * MINUTES_PER_DAY);
    earliest = requireInteger(
      `${path}[${i}][1]`,
      close,
      openMinutes + 1,
      Math.min(2 * MINUTES_PER_DAY, openMinutes + MINUTES_PER_DAY),
    );
    return [openMinutes, earliest];
  });
}

/** The session of a date must be over when the one `ahead` days later opens. */
function requireOrder(
  path: string,
  spans: readonly Span[],
  later: readonly Span[],
  ahead: number,
): void {
  const close = spans.at(-1)?.[1];
  const open = later[0]?.[0];
  if (close === undefined || open === undefined || close <= open + ahead * MINUTES_PER_DAY) return;
  throw new ConfigError(path, 'sessions that end before the next one opens', spans);
}

function requireDate(path: string, value: unknown): number {
  const day = typeof value === 'string' ? parseIsoDateRaw(value) : undefined;
  if (day === undefined) throw new ConfigError(path, 'a date YYYY-MM-DD', value);
  return day;
}
