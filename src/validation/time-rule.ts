import { epochUnit, LONGEST_LEAP_MS } from '../bars/epoch.js';
import type { ReasonCode } from './judgement.js';

/** In milliseconds, what is nearer to 1970 than this might be a later time in seconds. */
const SECONDS_BELOW_MS = 1e10;

/**
 * The time is in milliseconds and not years ahead of the newest bar's, `newest` (NaN: none yet).
 *
 * Seconds look like milliseconds of early 1970. They are believed only if the bars before them are
 * from there too: simulated time often begins at 0.
 */
export function timeRule(time: number, newest: number): ReasonCode | undefined {
  const unit = epochUnit(time);
  if (unit === 'nanoseconds') return 'time-in-nanoseconds';
  if (unit === 'microseconds') return 'time-in-microseconds';
  if (unit === 'seconds' && !(Math.abs(newest) < SECONDS_BELOW_MS)) return 'time-in-seconds';
  return time - newest > LONGEST_LEAP_MS ? 'time-too-far-ahead' : undefined;
}
