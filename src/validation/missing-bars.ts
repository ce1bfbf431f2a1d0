import type { Interval } from '../bars/session.js';
import { requireIterable } from '../core/lists.js';
import { numberIn } from '../core/reading.js';
import type { DoorDesign } from './door-design.js';
import { LATEST_TIME } from './rules/time-unit.js';

/** A stretch in which the calendar expects bars and there are none: `missing` of them. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly missing: number;
}

type Grid = Pick<DoorDesign, 'schedule' | 'base'>;

/** The interval of the bar labelled `time`; `undefined` if no calendar reaches it. */
export function intervalAt({ schedule, base }: Grid, time: number): Interval | undefined {
  return Math.abs(time) <= LATEST_TIME && Number.isInteger(time)
    ? schedule.intervalOfBar(base, time)
    : undefined;
}

/**
 * Gaps of more than `toleranceBars` between bars at `times`, in whatever order they are; what is no
 * time is passed over.
 *
 * @cost O(n log n), and O(sessions) in each gap
 */
export function gapsBetween(grid: Grid, times: Iterable<number>, toleranceBars: number): Gap[] {
  const sorted = Float64Array.from(requireIterable('times', times), numberIn).sort();
  const gaps: Gap[] = [];
  let previous: Interval | undefined;
  for (const time of sorted) {
    const interval = intervalAt(grid, time);
    if (interval === undefined) continue;
    if (previous !== undefined && interval.start > previous.end) {
      const missing = grid.schedule.expectedBars(grid.base, previous.end, interval.start);
      const gap = { from: previous.end, to: interval.start, missing };
      if (missing > toleranceBars) gaps.push(gap);
    }
    previous = interval;
  }
  return gaps;
}

/** The starts of the bars missing in a gap, at most `most` of them. */
export function startsIn({ schedule, base }: Grid, { from, to }: Gap, most: number): number[] {
  const starts: number[] = [];
  for (
    let interval = schedule.intervalOf(base, from);
    interval.start < to && starts.length < most;
    interval = schedule.intervalOf(base, interval.end)
  ) {
    starts.push(interval.start);
  }
  return starts;
}
