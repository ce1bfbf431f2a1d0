import { requireNumber } from '../core/arguments.js';
import type { Calendar } from './calendar.js';
import { type CalendarName, calendarOf } from './calendars.js';
import { MS_PER_DAY } from './civil.js';
import { LONGEST_LEAP_MS } from './epoch.js';
import type { Grid, Place } from './grid.js';
import { gridOf } from './grids.js';
import { intervalClosing, type Misplacement, misplacement } from './placement.js';
import { areCovered, type Interval, type Session, sessionFrom, sessionHolding } from './session.js';
import type { Timeframe } from './timeframe.js';

/**
 * The furthest from 1970 that a Schedule can be asked, either way: 2200-01-01, in ms. A time in the
 * wrong unit is refused instead of counting sessions for minutes.
 */
export const MAX_TIME = 7_258_118_400_000;

/** Ends of intervals that hold a time up to MAX_TIME may be asked about as well. */
const FURTHEST = MAX_TIME + LONGEST_LEAP_MS;

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
  readonly #grids = new Map<string, Grid>();

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
    if (!(Math.abs(time) <= FURTHEST)) requireTime('time', time);
    this.#session = sessionHolding(this.calendar, time);
    this.#since = Math.min(time, this.#session.open);
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
   * weeks and months: from the open of their first session to the close of their last. The
   * calendar's `anchors` may count either from elsewhere.
   */
  intervalOf(timeframe: Timeframe, time: number): Interval {
    const interval: Place = { start: Number.NaN, end: Number.NaN };
    this.locate(timeframe, time, interval);
    return interval;
  }

  /** `intervalOf(timeframe, time)`, written into `place`: nothing is allocated. */
  locate(timeframe: Timeframe, time: number, place: Place): void {
    if (!(Math.abs(time) <= FURTHEST)) requireTime('time', time);
    this.grid(timeframe).locate(time, place);
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
   * Judge the label of a bar that came in, and write the interval it points to into `place`:
   * undefined if a bar of `timeframe` begins there.
   */
  placeOf(timeframe: Timeframe, time: number, place: Place): Misplacement | undefined {
    const isClock = timeframe.measure === 'ms';
    this.locate(timeframe, isClock ? time : this.sessionOfBar(timeframe, time).open, place);
    return time === place.start ? undefined : misplacement(this, timeframe, time, place);
  }

  /**
   * The interval of a bar that its feed labels by its close; undefined if none closes there. Days
   * and longer may also be labelled by a date within: a week by its Friday, a month by its last day.
   */
  intervalEnding(timeframe: Timeframe, time: number): Interval | undefined {
    requireTime('time', time);
    return intervalClosing(this, timeframe, time);
  }

  /**
   * How many intervals of `base` start in `[start, end)`: the bars of a parent's interval, or the
   * bars missing in a gap.
   *
   * @cost O(1) per session between `start` and `end`
   */
  expectedBars(base: Timeframe, start: number, end: number): number {
    if (!(Math.abs(start) <= FURTHEST)) requireTime('start', start);
    if (!(Math.abs(end) <= FURTHEST)) requireTime('end', end);
    return this.grid(base).startsIn(start, end);
  }

  /**
   * Whether the calendar's holidays are known for the session at `time`, or for every date from
   * that of `start` to that of `end`: neither extrapolated nor uncertain.
   */
  covers(start: number, end: number = start): boolean {
    return areCovered(this.calendar, this.sessionAt(start).day, this.sessionAt(end).day);
  }

  /** The intervals of `timeframe`: for who asks about one again and again. Times are not checked. */
  grid(timeframe: Timeframe): Grid {
    return this.#grids.get(timeframe.name) ?? this.#newGrid(timeframe);
  }

  /** Apart: a function that holds another allocates its scope whenever it is called. */
  #newGrid(timeframe: Timeframe): Grid {
    const grid = gridOf(this.calendar, timeframe, (time) => this.sessionAt(time));
    this.#grids.set(timeframe.name, grid);
    return grid;
  }
}

function requireTime(path: string, time: number): void {
  requireNumber(path, time, -FURTHEST, FURTHEST);
}
