import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { oneOf, type WordParameter } from '../core/parameters.js';
import { misfit } from '../core/state.js';

export interface SessionParameters {
  /** Whose sessions it starts anew with; in a set or Pipeline theirs unless told otherwise. */
  readonly calendar: CalendarName | Calendar;
  /** What it starts anew with: each day, week, month, quarter or year of the calendar. */
  readonly session: '1d' | '1w' | '1M' | '3M' | '12M';
}

export function sessionParameter(): WordParameter<SessionParameters['session']> {
  return oneOf('1d', '1w', '1M', '3M', '12M');
}

/** The sessions that a kind starts anew with. */
export class Sessions {
  readonly #schedule: Schedule;
  readonly #span: Timeframe;

  constructor({ calendar, session }: SessionParameters) {
    this.#schedule = new Schedule(calendar);
    this.#span = timeframeOf(session);
  }

  /** The session that holds `time`, or else the next one. */
  at(time: number): Readonly<Interval> {
    return this.#schedule.intervalOf(this.#span, time);
  }

  /**
   * Refuse, with a `SnapshotError`, an `end` from outside at which no session ends; NaN, before the first
   * bar, is fine.
   */
  requireEnd(end: number, path: string): void {
    if (Number.isNaN(end)) return;
    if (Math.abs(end) < MAX_TIME && this.at(end - 1).end === end) return;
    throw misfit(path, 'is the end of no session');
  }

  /** The same of a session with its `start`. */
  requireSpan(start: number, end: number, path: string): void {
    this.requireEnd(end, `${path}.end`);
    const opens = Number.isNaN(end) ? end : this.at(end - 1).start;
    if (!Object.is(start, opens)) throw misfit(`${path}.start`, 'is the open of another session');
  }
}
