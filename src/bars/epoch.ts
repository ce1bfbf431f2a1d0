import { numberIn } from '../core/reading.js';

/** The unit in which a count since the Unix epoch is given. */
export type EpochUnit = 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds';

/**
 * The unit of `count`, told from its magnitude: 1e8 … 1e10 are seconds (1973 … 2286), as milliseconds
 * they would fall into the months around New Year 1970; 1e14 and more are finer units, as
 * milliseconds they would lie beyond the year 5138. Smaller counts than 1e8 say too little and
 * are taken as milliseconds.
 */
export function epochUnit(count: number): EpochUnit {
  const size = Math.abs(numberIn(count));
  if (size >= 1e17) return 'nanoseconds';
  if (size >= 1e14) return 'microseconds';
  if (size >= 1e8 && size < 1e10) return 'seconds';
  return 'milliseconds';
}

/** `count`, in whatever unit it is, as whole milliseconds; NaN for what is no number. */
export function epochMs(count: number): number {
  const unit = epochUnit(count);
  if (unit === 'nanoseconds') return Math.floor(count / 1_000_000);
  if (unit === 'microseconds') return Math.floor(count / 1000);
  return Math.round(numberIn(unit === 'seconds' ? count * 1000 : count));
}

/**
 * About ten years: the furthest that one bar may lie ahead of the one before. Beyond it a time is
 * taken for a mistake, which would count years of missing bars and make every true bar late.
 */
export const LONGEST_LEAP_MS = 316_224_000_000;
