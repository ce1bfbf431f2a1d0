import type { Place } from '../bars/grid.js';
import type { Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';
import { leftAt } from './age.js';

/**
 * Counts the bars of one timeframe that have begun, from an origin that stays the same. While time
 * stays in a bar the count stays too, and the next bar is one step from it: ages of all signals of
 * the timeframe share that one step.
 */
export class BarClock {
  readonly #schedule: Schedule;
  readonly #timeframe: Timeframe;
  readonly #bar: Place = { start: Number.NaN, end: Number.NaN };
  #time = Number.NaN;
  /** Bars begun before the time it was moved to, less those before the origin. */
  begunBars = 0;
  /** Share that is still to come of the bar begun last. */
  leftOfBar = 0.5;

  constructor(schedule: Schedule, timeframe: Timeframe) {
    this.#schedule = schedule;
    this.#timeframe = timeframe;
  }

  moveTo(time: number): void {
    const { start, end } = this.#bar;
    const isCounted = this.#time > start; // else it was the next bar, while the market was closed
    if (!(isCounted && time > start && time <= end)) this.#begin(time);
    this.leftOfBar = leftAt(this.#bar, time);
  }

  #begin(time: number): void {
    const schedule = this.#schedule;
    const timeframe = this.#timeframe;
    const { start, end } = this.#bar;
    schedule.locate(timeframe, time - 1, this.#bar);
    const isNext = this.#bar.start === end && this.#time > start && time > end;
    if (isNext) this.begunBars += 1;
    else if (time > this.#time) {
      this.begunBars += schedule.expectedBars(timeframe, this.#time, time);
    } else if (time < this.#time) {
      this.begunBars -= schedule.expectedBars(timeframe, time, this.#time);
    }
    this.#time = time;
  }
}
