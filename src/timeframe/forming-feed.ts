import {
  type Bar,
  type BarState,
  copyBar,
  hasSameValues,
  isAdmissibleBar,
  noBar,
} from '../bars/bar.js';
import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { cloneState, fitState, misfit, type Snapshot, snapshotFormat } from '../core/state.js';
import { admitSnapshot } from '../core/streaming.js';

export interface FormingFeedOptions {
  /** How long the candles are, e.g. `1m`: says when `advance` closes one. */
  readonly timeframe: string;
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
}

/** What a candle, or the passing of time, made of the feed. */
export interface FormingUpdate {
  /** The candle that is over, as it was last seen. */
  readonly closed: Bar | undefined;
  /** The candle that is not. */
  readonly forming: Bar | undefined;
  /** Why the candle that came was set aside. */
  readonly reason?: FormingRefusal;
}

export type FormingRefusal =
  | 'older' // than the newest: it was closed before
  | 'duplicate' // of the candle that was closed last
  | 'inadmissible'; // a field is no finite number, or the time is years ahead

/**
 * Closed and forming candles, told apart in a feed that sends the newest candle again and again
 * until it is over, as exchanges do.
 *
 * The newest candle is forming; a later one, or `advance` past its end, closes it. Sent once more
 * with other values after that, it is passed on as closed again, and is a revision to a validator.
 * A candle with a field that is no finite number is set aside, and the one before it stands.
 *
 * @throws {ConfigError} if the timeframe or the calendar is not known
 * @cost    O(1)
 * @example
 * const feed = new FormingFeed({ timeframe: '1m' });
 * const candle = { time: 0, open: 5, high: 6, low: 5, close: 6, volume: 1 };
 * feed.update(candle).closed; // undefined
 * feed.update({ ...candle, high: 7, volume: 2 }).forming.high; // 7
 * feed.update({ ...candle, time: 60_000 }).closed.high; // 7
 * feed.advance(120_000).closed.time; // 60000
 */
export class FormingFeed {
  readonly id: string;
  readonly #timeframe: Timeframe;
  readonly #schedule: Schedule;
  /** The newest candle; its time is NaN before the first. */
  #newest: BarState = noBar;
  #closed = false;

  constructor(options: FormingFeedOptions) {
    requireKnownKeys('', requireRecord('options', options), ['timeframe', 'calendar']);
    this.#timeframe = timeframeOf(options.timeframe);
    this.#schedule = new Schedule(options.calendar);
    const { id, version } = this.#schedule.calendar;
    this.id = `forming(${this.#timeframe.name},${id}@${version})`;
  }

  /** The candle that is not over yet. */
  get forming(): Bar | undefined {
    return this.#closed || Number.isNaN(this.#newest.time) ? undefined : { ...this.#newest };
  }

  update(candle: Bar): FormingUpdate {
    const newest = this.#newest;
    const { time } = candle;
    if (!isAdmissibleBar(candle) || Math.abs(time) > MAX_TIME) return this.#aside('inadmissible');
    if (time - newest.time > LONGEST_LEAP_MS) return this.#aside('inadmissible');
    if (time < newest.time) return this.#aside('older');
    if (time !== newest.time) {
      const closed = this.forming;
      this.#newest = copyBar(candle);
      this.#closed = false;
      return { closed, forming: this.forming };
    }
    if (!this.#closed) {
      this.#newest = copyBar(candle);
      return { closed: undefined, forming: this.forming };
    }
    if (hasSameValues(candle, newest)) return this.#aside('duplicate');
    this.#newest = copyBar(candle);
    return { closed: copyBar(candle), forming: undefined };
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
    return { format: snapshotFormat, version: 1, id: this.id, state };
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const state = fitState(this.#state(), admitSnapshot(snapshot, this.id, 1), 'state');
    const { newest, closed } = state;
    const isNone = Object.values(newest).every(Number.isNaN);
    if (!isNone && (!isAdmissibleBar(newest) || Math.abs(newest.time) > MAX_TIME)) {
      throw misfit('state.newest', 'is no bar');
    }
    this.#newest = newest;
    this.#closed = closed;
  }

  #state(): { newest: BarState; closed: boolean } {
    return { newest: this.#newest, closed: this.#closed };
  }

  #end(): number {
    return this.#schedule.intervalOfBar(this.#timeframe, this.#newest.time).end;
  }

  #aside(reason: FormingRefusal): FormingUpdate {
    return { closed: undefined, forming: this.forming, reason };
  }
}
