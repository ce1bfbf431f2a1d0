import { isLeaping, releaseLeap } from './claim.js';
import type { Door } from './door.js';
import { qualityAdvance } from './quality.js';

/** Bars of a feed that are overdue before it is said to stall: one may be on its way. */
const STALLED_BARS = 2;

/** Time has reached `now`, and no bar came. */
export function passTime(door: Door, now: number): void {
  door.begin();
  const { state, design } = door;
  const { schedule, base } = design;
  if (isLeaping(door) && now >= state.claims[0]!.end + base.nominalMs) releaseLeap(door, now);
  const { quality, newest } = state;
  if (!(now > newest.end)) return;
  const before = quality.overdueCount;
  const due = schedule.intervalOf(base, now).start;
  const overdue = schedule.expectedBars(base, newest.end, due);
  if (overdue <= before) return; // time does not run backwards
  qualityAdvance(quality, overdue);
  if (before >= STALLED_BARS || overdue < STALLED_BARS) return;
  door.tell({ type: 'stall', since: newest.end, overdue });
}
