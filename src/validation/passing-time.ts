import { MS_PER_DAY } from '../bars/civil.js';
import { isLeaping, releaseLeap } from './claim.js';
import type { Door } from './door.js';
import type { DoorDesign } from './door-design.js';
import { expireHeld } from './held.js';
import { isPlaced } from './placed-bar.js';
import { qualityStep } from './quality-state.js';
import { isUsualRun, slotOf } from './quiet.js';
import { changeTier } from './tier-change.js';
import type { ValidatorState } from './validator-state.js';

/** Bars of a feed that are overdue before it is said to stall: one may be on its way. */
const STALLED_BARS = 2;

const never = Number.POSITIVE_INFINITY;

/** Overdue bars beyond which no more are counted: the score is 0 long before. */
const MOST_OVERDUE_BARS = 100;

/** Longer than any market is closed. */
const LONGEST_STALL_MS = 40 * MS_PER_DAY;

/** Time has reached `now`, and no bar came. */
export function passTime(door: Door, now: number): void {
  door.begin();
  release(door, now);
  noteOverdue(door, now);
  changeTier(door);
  if (door.view.failures.length > 0) door.end();
}

/** The earliest time at which `passTime` would change or say anything; +∞ if there is none. */
export function dueTime(
  { newest, held, claims, claimCount, quality }: ValidatorState,
  { schedule, base }: DoorDesign,
): number {
  const patience = base.nominalMs;
  if (isPlaced(held)) return held.end + patience;
  if (claimCount > 0) return claims[0]!.start > newest.start ? claims[0]!.end + patience : never;
  if (!isPlaced(newest) || quality.overdueCount >= MOST_OVERDUE_BARS) return never;
  let due = schedule.intervalOf(base, newest.end);
  for (let n = 0; n < quality.overdueCount; n++) due = schedule.intervalOf(base, due.end);
  return due.end;
}

/** What has waited for its successor for longer than a bar lasts goes on. */
function release(door: Door, now: number): void {
  const { state, design, faults } = door;
  const { nominalMs } = design.base;
  if (isLeaping(door) && now >= state.claims[0]!.end + nominalMs) releaseLeap(door, now);
  if (isPlaced(state.held) && now >= state.held.end + nominalMs) expireHeld(door, now);
  if (door.newCount === 0) return;
  qualityStep(state.quality, faults, door, design.decayRatio);
  door.seat.isFlawless = false;
}

/** A feed whose bars are overdue is said to stall, once. */
function noteOverdue(door: Door, now: number): void {
  const { state, design } = door;
  const { quality, newest, held, claimCount } = state;
  const { schedule, base } = design;
  if (!(now > newest.end) || isPlaced(held) || claimCount > 0) return;
  const before = quality.overdueCount;
  if (before >= MOST_OVERDUE_BARS) return;
  // Beyond the most that counts nothing is looked up: a feed may have stopped for years.
  const until = Math.min(now, newest.end + LONGEST_STALL_MS + MOST_OVERDUE_BARS * base.nominalMs);
  const due = schedule.intervalOf(base, until).start;
  const overdue = schedule.expectedBars(base, newest.end, due);
  if (overdue <= before) return; // time does not run backwards
  const slot = slotOf(schedule.sessionAt(newest.end).open, newest.end);
  if (design.feed === 'tradeOnly' && isUsualRun(state.quiet, slot, overdue)) return;
  quality.overdueCount = overdue;
  if (before >= STALLED_BARS || overdue < STALLED_BARS) return;
  door.tell({ type: 'stall', since: newest.end, overdue });
}
