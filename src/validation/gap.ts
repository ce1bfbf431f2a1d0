import { isoDate, MS_PER_DAY, MS_PER_MINUTE, weekdayOf } from '../bars/civil.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import type { Timeframe } from '../bars/timeframe.js';
import { instantOf } from '../bars/zone.js';
import type { ValidationEvent } from './judgement.js';

/** Nothing to tell: most bars follow at once. */
const none: readonly ValidationEvent[] = Object.freeze([]);

/**
 * What lies between two bars: days on which the market was closed out of turn, and a gap if the
 * calendar expects bars there. Nights, weekends and holidays are neither.
 */
export function eventsBetween(
  schedule: Schedule,
  timeframe: Timeframe,
  previous: Interval,
  next: Interval,
): readonly ValidationEvent[] {
  const from = previous.end;
  const to = next.start;
  if (!(from < to)) return none; // they touch, or there is no previous one
  const missing = schedule.expectedBars(timeframe, from, to);
  const events = closuresBetween(schedule, from, to);
  if (missing > 0) events.push({ type: 'gap', from, to, missing });
  return events.length > 0 ? events : none;
}

/** The special closures of the calendar on the dates between two sessions. */
function closuresBetween(schedule: Schedule, from: number, to: number): ValidationEvent[] {
  const { exceptions } = schedule.calendar;
  const events: ValidationEvent[] = [];
  const lastDay = schedule.sessionAt(to).day - 1;
  for (let day = schedule.sessionAt(from - 1).day + 1; day <= lastDay; day++) {
    const date = isoDate(day);
    const exception = exceptions[date];
    if (exception?.special === true && exception.spans.length === 0) {
      const hours = usualHours(schedule, day);
      events.push({ type: 'closure', name: exception.reason, date, ...hours });
    }
  }
  return events;
}

/** When the week's pattern would have had the market open. */
function usualHours({ calendar }: Schedule, day: number): { from: number; to: number } {
  const spans = calendar.week[weekdayOf(day)]!;
  const at = (minutes: number): number =>
    instantOf(calendar.zone, day * MS_PER_DAY + minutes * MS_PER_MINUTE);
  return { from: at(spans.at(0)?.[0] ?? 0), to: at(spans.at(-1)?.[1] ?? 0) };
}
