import { epochUnit, LONGEST_LEAP_MS } from '../../bars/epoch.js';
import { MAX_TIME } from '../../bars/schedule.js';
import type { Rule } from '../rule.js';

/** In milliseconds, what is nearer to 1970 than this might be a later time in seconds. */
const SECONDS_BELOW_MS = 1e10;

/** The longest bar, ten years, still ends within what a Schedule can be asked. */
export const LATEST_TIME: number = MAX_TIME - LONGEST_LEAP_MS;

/**
 * The time is in milliseconds, and of a year that calendars reach.
 *
 * Seconds look like milliseconds of early 1970. They are believed only if the bars before them are
 * from there too: simulated time often begins at 0.
 */
export const timeUnitRule: Rule = {
  id: 'time-unit',
  severity: 'reject',
  dimension: 'validity',
  costRatio: 1,
  formula: '|time| is not of the size of s, µs or ns, and within 1751 … 2189',
  reasons: {
    'time-in-seconds': 'The time is in seconds; milliseconds are due.',
    'time-in-microseconds': 'The time is in microseconds; milliseconds are due.',
    'time-in-nanoseconds': 'The time is in nanoseconds; milliseconds are due.',
    'time-out-of-range':
      'The time is no millisecond of a year between 1751 and 2189; digits such as YYYYMMDDhhmmss are no count.',
  },
  check({ time }, { newestTime }) {
    const unit = epochUnit(time);
    if (unit === 'nanoseconds') return 'time-in-nanoseconds';
    if (unit === 'microseconds') return 'time-in-microseconds';
    if (unit === 'seconds' && !(Math.abs(newestTime) < SECONDS_BELOW_MS)) return 'time-in-seconds';
    return Math.abs(time) <= LATEST_TIME ? undefined : 'time-out-of-range';
  },
};
