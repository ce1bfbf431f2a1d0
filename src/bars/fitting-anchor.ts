import { isUniform } from './anchor.js';
import type { Anchor } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import type { Place } from './grid.js';
import { gridOf } from './grids.js';
import { misplacement } from './placement.js';
import type { Schedule } from './schedule.js';
import type { Timeframe } from './timeframe.js';

/** See `fittingAnchor` of from-outside.ts; this one checks no argument. */
export function fittingAnchorRaw(
  schedule: Schedule,
  timeframe: Timeframe,
  time: number,
): Anchor | undefined {
  const { name, measure, count } = timeframe;
  if (measure === 'month') return undefined;
  const lengthMs = measure === 'ms' ? count : count * MS_PER_DAY;
  const phase = time - lengthMs * Math.floor(time / lengthMs);
  const candidates: readonly Anchor[] = ['session', 'clock', 'sunday', phase];
  return candidates.find((anchor) => {
    const calendar = { ...schedule.calendar, anchors: { [name]: anchor } };
    const grid = gridOf(calendar, timeframe, (at) => schedule.sessionAt(at));
    const place: Place = { start: Number.NaN, end: Number.NaN };
    const isInstant = measure === 'ms' || isUniform(calendar, anchor);
    grid.locate(isInstant ? time : schedule.sessionOfBar(timeframe, time).open, place);
    const lookup = {
      calendar,
      grid: () => grid,
      intervalOf: () => place,
      sessionOfBar: () => schedule.sessionOfBar(timeframe, time),
    };
    return misplacement(lookup, timeframe, time, place) === undefined;
  });
}
