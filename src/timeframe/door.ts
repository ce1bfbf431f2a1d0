import type { Bar } from '../bars/bar.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { fittingAnchorRaw } from '../bars/fitting-anchor.js';
import type { Grid, Place } from '../bars/grid.js';
import { readBar } from '../bars/read-bar.js';
import type { Schedule } from '../bars/schedule.js';
import type { Timeframe } from '../bars/timeframe.js';
import type { AggregationEvent, AggregationRefusal } from './aggregation.js';

/** Reads what comes in as base bars, and finds the interval of each: what is no bar goes no further. */
export class Door {
  readonly #base: Timeframe;
  readonly #schedule: Schedule;
  readonly #grid: Grid;
  /** Numbers and interval of the last bar let in. */
  readonly row: Float64Array = new Float64Array(6);
  readonly place: Place = { start: Number.NaN, end: Number.NaN };

  constructor(base: Timeframe, schedule: Schedule) {
    this.#base = base;
    this.#schedule = schedule;
    this.#grid = schedule.grid(base);
  }

  /** Let `bar` in after the time `clock`; or say why not. */
  refusal(bar: Bar, clock: number): readonly AggregationEvent[] | undefined {
    const { row, place } = this;
    const base = this.#base;
    const fault = readBar(bar, row);
    if (fault !== undefined) return refused(bar, fault);
    const time = row[0]!;
    if (time - clock > LONGEST_LEAP_MS) return refused(bar, 'inadmissible');
    if (base.measure === 'ms') {
      this.#grid.locate(time, place);
      if (time === place.start) return undefined;
    }
    const misplacement = this.#schedule.placeOf(base, time, place);
    if (misplacement === undefined) return undefined;
    const anchor = fittingAnchorRaw(this.#schedule, base, time);
    if (anchor === undefined) return refused(bar, misplacement);
    return [{ type: 'refused', reason: misplacement, bar, anchor }];
  }
}

export function refused(bar: Bar, reason: AggregationRefusal): readonly AggregationEvent[] {
  return [{ type: 'refused', reason, bar }];
}
