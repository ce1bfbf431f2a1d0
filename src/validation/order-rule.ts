import { type Bar, hasSameValues } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { Disposition } from './judgement.js';

/** Which values stand when the newest bar comes again with others. */
export type ConflictPolicy = 'last' | 'first';

/** What `bar` is beside the newest: bars of one interval are one bar, however they are labelled. */
export function orderRule(
  newest: Bar,
  newestInterval: Interval,
  bar: Bar,
  interval: Interval,
  policy: ConflictPolicy,
): Disposition {
  if (interval.start < newestInterval.start) return 'late';
  if (interval.start !== newestInterval.start) return 'accepted';
  if (hasSameValues(bar, newest)) return 'duplicate';
  return policy === 'last' ? 'revision' : 'conflict';
}
