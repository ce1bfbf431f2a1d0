import { firstDayOf } from './anchor.js';
import type { Anchor, Calendar } from './calendar.js';
import { firstDayOfMonth, monthNumber } from './civil.js';
import type { Grid, Place, SessionAt } from './grid.js';
import { type Session, sessionBefore, sessionFrom } from './session.js';
import type { Timeframe } from './timeframe.js';

/** Runs of civil days or months: from the open of their first session to the close of their last. */
export class CivilGrid implements Grid {
  readonly #calendar: Calendar;
  readonly #timeframe: Timeframe;
  readonly #sessionAt: SessionAt;
  readonly #anchor: Anchor;
  /** The last answer. */
  #start = Number.NaN;
  #end = Number.NaN;

  constructor(calendar: Calendar, timeframe: Timeframe, sessionAt: SessionAt, anchor: Anchor) {
    this.#calendar = calendar;
    this.#timeframe = timeframe;
    this.#sessionAt = sessionAt;
    this.#anchor = anchor;
  }

  locate(time: number, place: Place): void {
    if (!(time >= this.#start && time < this.#end)) this.#enter(this.#sessionAt(time));
    place.start = this.#start;
    place.end = this.#end;
  }

  uncutStart({ start }: Readonly<Place>): number {
    return start;
  }

  startsIn(start: number, end: number): number {
    const place: Place = { start: Number.NaN, end: Number.NaN };
    let count = 0;
    for (this.locate(start, place); place.start < end; this.locate(place.end, place)) {
      if (place.start >= start) count += 1;
    }
    return count;
  }

  #enter(session: Session): void {
    const { measure, count } = this.#timeframe;
    const run = runOf(this.#timeframe, this.#anchor, session.day);
    const isMonth = measure === 'month';
    const firstDay = isMonth ? firstDayOfMonth(run) : run;
    const nextDay = isMonth ? firstDayOfMonth(run + count) : run + count;
    this.#start = sessionFrom(this.#calendar, firstDay).open;
    this.#end = sessionBefore(this.#calendar, nextDay).close;
  }
}

/** First day number, or first month number, of the run of days or months that a day falls in. */
export function runOf({ measure, count }: Timeframe, anchor: Anchor, day: number): number {
  if (measure === 'month') return multipleBelow(monthNumber(day), count);
  const firstDay = firstDayOf(anchor);
  return firstDay + multipleBelow(day - firstDay, count);
}

function multipleBelow(x: number, step: number): number {
  return step * Math.floor(x / step);
}
