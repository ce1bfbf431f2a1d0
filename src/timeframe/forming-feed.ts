import {
  type Bar,
  type BarState,
  barFields,
  copyBar,
  hasSameValues,
  isAdmissibleBar,
  noBar,
} from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import { timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot } from '../core/state.js';
import { CandleIntervals, labelIn } from './candle-intervals.js';
import { type FormingRefusal, type FormingUpdate, fieldsOf } from './forming-update.js';

export interface FormingFeedOptions {
  /** How long the candles are, e.g. `1m`: says when `advance` closes one. */
  readonly timeframe: string;
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
}

/**
 * Tells closed candles from forming ones, in a feed that sends the newest candle again and again
 * until it is over, as exchanges do.
 *
 * The newest candle is forming. A candle of a later interval closes it, or `advance` past its end.
 * The calendar says which interval a candle belongs to: candles of one interval are one bar,
 * whether they are stamped with its open, its date or their last trade. If a candle that was closed
 * comes again with other values, it is passed on as closed again: a revision to a validator. A
 * candle that is passed on has as its time the open of its interval, or the date (midnight UTC) if
 * the feed labels by dates. A candle that is no bar is set aside, and the one before it stands.
 *
 * @throws {ConfigError} if the timeframe or the calendar is not known
 * @cost    O(1)
 * @example
 * const feed = new FormingFeed({ timeframe: '1m' });
 * const candle = { time: 0, open: 5, high: 6, low: 5, close: 6, volume: 1 };
 * feed.update(candle).closed; // undefined
 * feed.update({ ...candle, high: 7, volume: 2 }).forming?.high; // 7
 * feed.update({ ...candle, time: 60_000 }).closed?.high; // 7
 * feed.advance(120_000).closed?.time; // 60000
 */
export class FormingFeed {
  readonly id: string;
  readonly #intervals: CandleIntervals;
  /** The newest candle; its time is NaN before the first. */
  #newest: BarState = noBar;
  #closed = false;

  constructor(options: FormingFeedOptions) {
    requireKnownKeys('', requireRecord('options', options), ['timeframe', 'calendar']);
    const timeframe = timeframeOf(options.timeframe);
    const schedule = new Schedule(options.calendar);
    const { id, version } = schedule.calendar;
    this.#intervals = new CandleIntervals(timeframe, schedule);
    this.id = `forming(${timeframe.name},${id}@${version})`;
  }

  /** The candle that is not over yet. */
  get forming(): Bar | undefined {
    return this.#closed || Number.isNaN(this.#newest.time) ? undefined : { ...this.#newest };
  }

  update(candle: Bar): FormingUpdate {
    const read = fieldsOf(candle);
    if (read === undefined) return this.#aside('not-a-bar');
    const field = barFields.find((name) => typeof read[name] !== 'number');
    if (field !== undefined) return { ...this.#aside('not-a-number'), field };
    const bar = read as BarState;
    const { time } = bar;
    if (!isAdmissibleBar(bar) || Math.abs(time) > MAX_TIME) return this.#aside('inadmissible');
    if (time - this.#newest.time > LONGEST_LEAP_MS) return this.#aside('inadmissible');
    const interval = this.#intervals.of(time);
    if (interval === undefined) return this.#aside('outside-session');
    return this.#take({ ...bar, time: labelIn(interval, time) }, interval);
  }

  #take(candle: BarState, interval: Interval): FormingUpdate {
    const newest = this.#newest;
    const start = Number.isNaN(newest.time) ? undefined : this.#intervals.of(newest.time)!.start;
    if (start === undefined || interval.start > start) {
      const closed = this.forming;
      this.#newest = candle;
      this.#closed = false;
      return { closed, forming: this.forming };
    }
    if (interval.start < start) return this.#aside('older');
    const sameBar = { ...candle, time: newest.time }; // one bar has one label
    if (!this.#closed) {
      this.#newest = sameBar;
      return { closed: undefined, forming: this.forming };
    }
    if (hasSameValues(candle, newest)) return this.#aside('duplicate');
    this.#newest = sameBar;
    return { closed: copyBar(sameBar), forming: undefined };
  }

  /** Time has reached `now`: a candle that is over by then is closed. */
  advance(now: number): FormingUpdate {
    requireNumber('now', now, -MAX_TIME, MAX_TIME);
    const { forming } = this;
    if (forming === undefined || now < this.#end()) return { closed: undefined, forming };
    this.#closed = true;
    return { closed: forming, forming: undefined };
  }

  reset(): void {
    this.#newest = noBar;
    this.#closed = false;
  }

  snapshot(): Snapshot {
    const state = cloneState(this.#state());
    return snapshotOf(this.id, 1, state);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state(), admitSnapshot(snapshot, this.id, 1), 'state');
    const { newest, closed } = state;
    const isNone = Object.values(newest).every(Number.isNaN);
    if (!isNone && (!isAdmissibleBar(newest) || Math.abs(newest.time) > MAX_TIME)) {
      throw misfit('state.newest', 'is no bar');
    }
    if (!isNone && this.#intervals.of(newest.time) === undefined) {
      throw misfit('state.newest.time', 'lies outside the sessions of the calendar');
    }
    this.#newest = newest;
    this.#closed = closed;
  }

  #state(): { newest: BarState; closed: boolean } {
    return { newest: this.#newest, closed: this.#closed };
  }

  #end(): number {
    return this.#intervals.of(this.#newest.time)!.end;
  }

  #aside(reason: FormingRefusal): FormingUpdate {
    return { closed: undefined, forming: this.forming, reason };
  }
}
