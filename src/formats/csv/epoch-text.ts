import type { EpochUnit } from '../../bars/epoch.js';
import { MAX_TIME } from '../../bars/schedule.js';

/** Milliseconds in one of a unit; below a millisecond, how many make one, negative. */
const perMs: Readonly<Record<EpochUnit, number>> = {
  seconds: 1 / 1000,
  milliseconds: 1,
  microseconds: 1000,
  nanoseconds: 1_000_000,
};

/** From 1973 on: less is no count that a market's bars have. In ms. */
const EARLIEST = 1e11;

/** The unit in which `count` lies between 1973 and 2200; undefined if in none. */
export function plausibleUnit(count: number): EpochUnit | undefined {
  if (count < EARLIEST / 1000) return undefined;
  if (count < MAX_TIME / 1000) return 'seconds';
  if (count < EARLIEST) return undefined;
  if (count < MAX_TIME) return 'milliseconds';
  if (count < EARLIEST * 1000) return undefined;
  if (count < MAX_TIME * 1000) return 'microseconds';
  return count >= EARLIEST * 1e6 && count < MAX_TIME * 1e6 ? 'nanoseconds' : undefined;
}

/**
 * A count since the epoch as whole milliseconds: in the unit that puts it between 1973 and 2200, for
 * archives change units within one file; else in `unit`, that of the rows around it, if that gives
 * 1900 to 1973. NaN if neither does.
 */
export function countToMs(count: number, unit: EpochUnit): number {
  const found = plausibleUnit(count) ?? (count < 0 || unit === 'seconds' ? unit : undefined);
  if (found === undefined) return Number.NaN;
  const ms = found === 'seconds' ? Math.round(count * 1000) : Math.floor(count / perMs[found]);
  // Zero is how broken exports spell "no time", and 1970-01-01 was a holiday.
  return ms !== 0 && ms > -2_208_988_800_000 ? ms : Number.NaN;
}
