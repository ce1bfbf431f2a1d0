import { MS_PER_DAY } from '../bars/civil.js';
import type { Schedule } from '../bars/schedule.js';
import type { Interval } from '../bars/session.js';
import type { Timeframe } from '../bars/timeframe.js';
import { offsetAtRaw } from '../bars/zone.js';

/** Which interval a candle is of, however its feed stamps it: with the open, a date, the last trade. */
export class CandleIntervals {
  readonly #timeframe: Timeframe;
  readonly #schedule: Schedule;

  constructor(timeframe: Timeframe, schedule: Schedule) {
    this.#timeframe = timeframe;
    this.#schedule = schedule;
  }

  /**
   * The interval of a candle that is stamped `time`: of days and longer, also one that is stamped at
   * or after the close of its session on the session's date; below a day undefined out of hours.
   */
  of(time: number): Interval | undefined {
    const timeframe = this.#timeframe;
    const interval = this.#schedule.intervalOfBar(timeframe, time);
    if (timeframe.measure === 'ms') return time < interval.start ? undefined : interval;
    if (time % MS_PER_DAY === 0) return interval;
    const localMs = time + offsetAtRaw(this.#schedule.calendar.zone, time);
    const midnight = Math.floor(localMs / MS_PER_DAY) * MS_PER_DAY;
    const ofDate = this.#schedule.sessionOfBar(timeframe, midnight);
    if (ofDate.day * MS_PER_DAY !== midnight || time < ofDate.close) return interval;
    const next = this.#schedule.sessionAt(time);
    return time >= next.open ? interval : this.#schedule.intervalOf(timeframe, ofDate.open);
  }
}

/** The label of a bar of `interval` that its feed stamped `time`: its first date stays a date. */
export function labelIn({ start }: Interval, time: number): number {
  return time % MS_PER_DAY === 0 && Math.abs(time - start) < MS_PER_DAY ? time : start;
}
