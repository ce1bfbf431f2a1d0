import { civilDateRaw, dayNumberRaw, MS_PER_DAY } from '../bars/civil.js';
import type { Timeframe } from '../bars/timeframe.js';

/** Whether a bar that begins at `time` ends after `now`; days are of 24 hours, months those of UTC. */
export function endsAfter(
  time: number,
  timeframe: Timeframe | undefined,
  now: number | undefined,
): boolean {
  if (timeframe === undefined || now === undefined) return false;
  if (timeframe.measure !== 'month') return time + timeframe.nominalMs > now;
  const { year, month } = civilDateRaw(Math.floor(time / MS_PER_DAY));
  return dayNumberRaw(year, month + timeframe.count, 1) * MS_PER_DAY > now;
}
