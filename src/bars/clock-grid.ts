import type { Anchor, Calendar } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import type { Grid, Place, SessionAt } from './grid.js';
import { type Interval, type Session, sessionFrom } from './session.js';
import type { Timeframe } from './timeframe.js';
import { instantOfRaw } from './zone.js';

/** Uniform in UTC within each stretch of trading, and cut at its ends. */
export class ClockGrid implements Grid {
  readonly #calendar: Calendar;
  readonly #stepMs: number;
  readonly #sessionAt: SessionAt;
  readonly #anchor: Anchor;
  /** The stretch `[#open, #close)` is the answer for every instant from `#since` on. */
  #since = Number.NaN;
  #open = Number.NaN;
  #close = Number.NaN;
  #origin = Number.NaN;

  constructor(calendar: Calendar, timeframe: Timeframe, sessionAt: SessionAt, anchor: Anchor) {
    this.#calendar = calendar;
    this.#stepMs = timeframe.count;
    this.#sessionAt = sessionAt;
    this.#anchor = anchor;
  }

  locate(time: number, place: Place): void {
    if (!(time >= this.#since && time < this.#close)) this.#enter(time);
    const open = this.#open;
    const step = this.#stepMs;
    const origin = this.#origin;
    const start = origin + step * Math.floor(((time > open ? time : open) - origin) / step);
    place.start = start > open ? start : open;
    place.end = start + step < this.#close ? start + step : this.#close;
  }

  uncutStart({ start }: Readonly<Place>): number {
    return this.#origin + this.#stepMs * Math.floor((start - this.#origin) / this.#stepMs);
  }

  startsIn(start: number, end: number): number {
    if (start >= this.#open && end <= this.#close) {
      const from = start === this.#open ? start + 1 : start; // the open itself counts, cut or not
      const steps =
        Math.ceil((end - this.#origin) / this.#stepMs) -
        Math.ceil((from - this.#origin) / this.#stepMs);
      return Math.max(0, steps) + (from > start && end > start ? 1 : 0);
    }
    let count = 0;
    let session = this.#sessionAt(start);
    while (session.open < end) {
      for (const span of session.spans) {
        if (span.end > start && span.start < end)
          count += this.#startsWithin(session, span, start, end);
      }
      if (session.close >= end) break;
      session = sessionFrom(this.#calendar, session.day + 1);
    }
    return count;
  }

  #enter(time: number): void {
    const session = this.#sessionAt(time);
    const span = session.spans.find((candidate) => time < candidate.end)!;
    this.#since = Math.min(time, span.start);
    this.#open = span.start;
    this.#close = span.end;
    this.#origin = this.#originIn(session, span);
  }

  #originIn(session: Session, span: Interval): number {
    if (typeof this.#anchor === 'number') return this.#anchor;
    if (this.#anchor !== 'clock') return span.start;
    return instantOfRaw(this.#calendar.zone, session.day * MS_PER_DAY);
  }

  /** The open itself, and every whole step after it and before the close, within `[start, end)`. */
  #startsWithin(session: Session, span: Interval, start: number, end: number): number {
    const origin = this.#originIn(session, span);
    const from = Math.max(start, span.start + 1) - origin;
    const to = Math.min(end, span.end) - origin;
    const steps = Math.ceil(to / this.#stepMs) - Math.ceil(from / this.#stepMs);
    return Math.max(0, steps) + (span.start >= start ? 1 : 0);
  }
}
