import { requireNumber } from '../core/arguments.js';
import type { Calendar } from './calendar.js';
import { type CalendarName, calendarOf } from './calendars.js';
import { firstDayOfMonth, MS_PER_DAY, monthNumber } from './civil.js';
import {
  type Interval,
  isCovered,
  type Session,
  sessionBefore,
  sessionFrom,
  sessionHolding,
} from './session.js';
import type { Timeframe } from './timeframe.js';

/**
 * The furthest from 1970 that a Schedule can be asked, either way: 2200-01-01, in ms. A time in the
 * wrong unit is refused instead of counting sessions for minutes.
 */
export const MAX_TIME = 7_258_118_400_000;

/** Monday 1970-01-05, from which days and weeks are counted. */
const FIRST_MONDAY = 4;

/**
 * A calendar to ask: which session, which bar, how many bars.
 *
 * Every answer is a function of the calendar and the arguments alone. The session and the intervals
 * last asked for are remembered, which makes the next question about them cheap and changes nothing
 * else: a Schedule may serve any number of symbols, and never belongs into a snapshot.
 *
 * @param calendar  `24/7` (default), `fx`, `us-equities`, or own data; not to be changed afterwards
 * @throws {ConfigError} if the calendar is not known or not sound
 * @cost    some tens of ns while time stays within what was last asked for, else a µs or two
 * @example
 * const schedule = new Schedule('us-equities');
 * const halfDay = schedule.sessionAt(Date.UTC(2024, 10, 29, 15));
 * (halfDay.close - halfDay.open) / 3_600_000; // 3.5
 * schedule.expectedBars(timeframeOf('1m'), halfDay.open, halfDay.close); // 210
 * schedule.sessionAt(halfDay.close).date === '2024-12-02'; // true
 */
export class Schedule {
  readonly calendar: Calendar;
  /** The answer for every instant from `#since` to the close of `#session`. */
  #session: Session;
  #since: number;
  readonly #intervals = new Map<string, Interval>();

  constructor(calendar: CalendarName | Calendar = '24/7') {
    this.calendar = calendarOf(calendar);
    this.#session = sessionFrom(this.calendar, 0);
    this.#since = this.#session.open;
  }

  /**
   * The session that holds `time`, or else the next one. The one after it is
   * `sessionAt(session.close)`.
   */
  sessionAt(time: number): Session {
    if (time >= this.#since && time < this.#session.close) return this.#session;
    requireTime('time', time);
    this.#session = sessionHolding(this.calendar, time);
    this.#since = time;
    return this.#session;
  }

  /** The sessions that open in `[start, end)`. */
  sessionsBetween(start: number, end: number): Session[] {
    requireTime('end', end);
    const sessions: Session[] = [];
    for (let session = this.sessionAt(start); session.open < end; ) {
      if (session.open >= start) sessions.push(session);
      session = sessionFrom(this.calendar, session.day + 1);
    }
    return sessions;
  }

  /**
   * The interval of `timeframe` that holds `time`, or else the next one; the one after it is
   * `intervalOf(timeframe, interval.end)`.
   *
   * By the clock: uniform in UTC from the open of a stretch of trading, cut at its close. Days,
   * weeks and months: from the open of their first session to the close of their last.
   */
  intervalOf(timeframe: Timeframe, time: number): Interval {
    const known = this.#intervals.get(timeframe.name);
    if (known !== undefined && time >= known.start && time < known.end) return known;
    const session = this.sessionAt(time);
    const interval =
      timeframe.measure === 'ms'
        ? clockInterval(session, timeframe.count, time)
        : this.#civilInterval(session, timeframe);
    this.#intervals.set(timeframe.name, interval);
    return interval;
  }

  /**
   * The session of a bar of `timeframe` that its feed labels `time`.
   *
   * Feeds label daily and longer bars by the session's open, by the exchange's midnight, or by a
   * civil date at midnight UTC. A time that is a whole UTC day is taken as that date and gives its
   * session, or else the next one; any other time is an instant, as in `sessionAt`.
   */
  sessionOfBar(timeframe: Timeframe, time: number): Session {
    if (timeframe.measure === 'ms' || time % MS_PER_DAY !== 0) return this.sessionAt(time);
    requireTime('time', time);
    this.#session = sessionFrom(this.calendar, time / MS_PER_DAY);
    this.#since = this.#session.open;
    return this.#session;
  }

  /** The interval of a bar of `timeframe` that its feed labels `time`; see `sessionOfBar`. */
  intervalOfBar(timeframe: Timeframe, time: number): Interval {
    if (timeframe.measure === 'ms') return this.intervalOf(timeframe, time);
    return this.intervalOf(timeframe, this.sessionOfBar(timeframe, time).open);
  }

  /**
   * How many intervals of `base` start in `[start, end)`: the bars of a parent's interval, or the
   * bars missing in a gap.
   *
   * @cost O(1) per session between `start` and `end`
   */
  expectedBars(base: Timeframe, start: number, end: number): number {
    requireTime('end', end);
    let count = 0;
    if (base.measure !== 'ms') {
      for (let bar = this.intervalOf(base, start); bar.start < end; ) {
        if (bar.start >= start) count += 1;
        bar = this.#civilInterval(sessionHolding(this.calendar, bar.end), base);
      }
      return count;
    }
    let session = this.sessionAt(start);
    while (session.open < end) {
      for (const span of session.spans) count += startsWithin(span, base.count, start, end);
      if (session.close >= end) break;
      session = sessionFrom(this.calendar, session.day + 1);
    }
    return count;
  }

  /** Whether the calendar's holidays are known for the session at `time`, not extrapolated. */
  covers(time: number): boolean {
    return isCovered(this.calendar, this.sessionAt(time));
  }

  /** First open to last close of the run of days or months that the session's date falls in. */
  #civilInterval(session: Session, { measure, count }: Timeframe): Interval {
    if (measure === 'day' && count === 1) return { start: session.open, end: session.close };
    let firstDay: number;
    let nextDay: number;
    if (measure === 'month') {
      const month = multipleBelow(monthNumber(session.day), count);
      firstDay = firstDayOfMonth(month);
      nextDay = firstDayOfMonth(month + count);
    } else {
      firstDay = FIRST_MONDAY + multipleBelow(session.day - FIRST_MONDAY, count);
      nextDay = firstDay + count;
    }
    const start = sessionFrom(this.calendar, firstDay).open;
    return { start, end: sessionBefore(this.calendar, nextDay).close };
  }
}

function requireTime(path: string, time: number): void {
  requireNumber(path, time, -MAX_TIME, MAX_TIME);
}

function clockInterval(session: Session, durationMs: number, time: number): Interval {
  const span = session.spans.find((candidate) => time < candidate.end)!;
  const start = span.start + multipleBelow(Math.max(0, time - span.start), durationMs);
  return { start, end: Math.min(start + durationMs, span.end) };
}

/** How many of span.start, span.start + durationMs, … lie in both the span and `[start, end)`. */
function startsWithin(span: Interval, durationMs: number, start: number, end: number): number {
  const from = Math.max(0, start - span.start);
  const to = Math.min(end, span.end) - span.start;
  return Math.max(0, Math.ceil(to / durationMs) - Math.ceil(from / durationMs));
}

function multipleBelow(x: number, step: number): number {
  return step * Math.floor(x / step);
}
