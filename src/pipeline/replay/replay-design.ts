import { calendarOf } from '../../bars/calendars.js';
import { Schedule } from '../../bars/schedule.js';
import type { Interval } from '../../bars/session.js';
import { type Timeframe, timeframeOf } from '../../bars/timeframe.js';
import type { PipelineConfig } from '../config.js';
import { otherFields } from './taken.js';

/** What lanes that take old bars in share. */
export class ReplayDesign {
  /** Newest base bars that may still change, at least. */
  readonly keptBars: number;
  /** Bars between two checkpoints. */
  readonly barsBetween: number;
  /** Fields besides the usual that a bar has to have. */
  readonly others: readonly string[];
  readonly #base: Timeframe;
  readonly #schedule: Schedule;

  constructor({ base, calendar, validation, revisableBars, checkpointBars }: PipelineConfig) {
    this.keptBars = revisableBars;
    this.barsBetween = checkpointBars;
    this.others = otherFields(validation);
    this.#base = timeframeOf(base);
    this.#schedule = new Schedule(calendarOf(calendar));
  }

  /** The interval of a base bar that its feed labels `time`. */
  intervalOf(time: number): Interval {
    return this.#schedule.intervalOfBar(this.#base, time);
  }
}
