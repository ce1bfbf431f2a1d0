import type { Anchor } from './calendar.js';
import { MS_PER_DAY } from './civil.js';
import { Schedule } from './schedule.js';
import type { Timeframe } from './timeframe.js';

/**
 * The anchor with which bars of `timeframe` could begin at `time`, where the calendar's own has
 * none begin: what to tell whose whole feed is off the grid.
 */
export function fittingAnchor(
  schedule: Schedule,
  timeframe: Timeframe,
  time: number,
): Anchor | undefined {
  const { calendar } = schedule;
  if (timeframe.measure === 'month') return undefined;
  const lengthMs = timeframe.measure === 'ms' ? timeframe.count : timeframe.count * MS_PER_DAY;
  const candidates: Anchor[] = [
    'session',
    'clock',
    'sunday',
    time - lengthMs * Math.floor(time / lengthMs),
  ];
  return candidates.find((anchor) => {
    const other = new Schedule({ ...calendar, anchors: { [timeframe.name]: anchor } });
    return other.placeOf(timeframe, time, { start: Number.NaN, end: Number.NaN }) === undefined;
  });
}
