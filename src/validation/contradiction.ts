import { MS_PER_DAY } from '../bars/civil.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import type { Interval } from '../bars/session.js';
import type { Door } from './door.js';
import { isUsualRun, slotOf } from './quiet.js';
import { REANCHOR_BARS } from './validator-state.js';

/**
 * A wrong stamp (an hour, a day, a year off) is likelier than that so many bars are missing at once,
 * or, where bars are long, thirty days of them. To wait for one more bar costs little; to believe a
 * wrong one makes every true bar an old one until time has caught up with it.
 */
const LEAP_BARS = 100;
const LEAP_MS = 30 * MS_PER_DAY;

/** Fewer missing bars than these are no leap, however long they last. */
const FEWEST_BARS = 20;

/** A newest run no longer than this may be a mistake itself; from 20 bars on it stands. */
const SHORT_RUN = 19;

/** A lone bar this far from those after it has nothing to do with them. */
const UNRELATED_MS = 3 * 365 * MS_PER_DAY;

/** A leap is believed once its successor agrees. */
export const LEAP_NEEDS = 2;

/**
 * How many bars that agree with each other it takes to believe a bar at `interval`: 0 if it does
 * not contradict the newest. A leap ahead takes 2; what would orphan the newest run takes 5.
 */
export function contradiction(door: Door, interval: Interval): number {
  const { newest } = door.state;
  if (interval.start < newest.start) return isDoubtful(door, interval) ? REANCHOR_BARS : 0;
  const wallMs = interval.start - newest.end;
  if (!(wallMs >= FEWEST_BARS * door.design.base.nominalMs * 0.5)) return 0;
  if (wallMs > (isShortRun(door) ? UNRELATED_MS : LONGEST_LEAP_MS)) return REANCHOR_BARS;
  const missing = barsBetween(door, newest.end, interval.start);
  if (missing < FEWEST_BARS) return 0;
  if (wallMs >= LEAP_MS) return LEAP_NEEDS;
  return missing < LEAP_BARS || isQuietFeed(door, newest.end, missing) ? 0 : LEAP_NEEDS;
}

/** Whether the newest run is so short that a bar at `interval`, long before it, puts it in doubt. */
function isDoubtful(door: Door, interval: Interval): boolean {
  const { newest, runCount } = door.state;
  if (runCount > SHORT_RUN) return false;
  const wallMs = newest.start - interval.end;
  if (wallMs < FEWEST_BARS * door.design.base.nominalMs * 0.5) return false;
  return wallMs > UNRELATED_MS || barsBetween(door, interval.end, newest.start) >= FEWEST_BARS;
}

function isShortRun({ state }: Door): boolean {
  return state.runCount <= SHORT_RUN;
}

function barsBetween({ design }: Door, from: number, to: number): number {
  return design.schedule.expectedBars(design.base, from, to);
}

/** Whether a feed that is quiet now and then has been so, for `missing` bars. */
function isQuietFeed({ state, design }: Door, from: number, missing: number): boolean {
  if (design.feed !== 'tradeOnly') return false;
  return isUsualRun(state.quiet, slotOf(design.schedule.sessionAt(from).open, from), missing);
}

/** Whether a bar at `later` follows one at `earlier` without a leap. */
export function isNext(door: Door, earlier: Interval, later: Interval): boolean {
  const { design } = door;
  const wallMs = later.start - earlier.end;
  if (later.start <= earlier.start || wallMs > LONGEST_LEAP_MS) return false;
  if (wallMs < FEWEST_BARS * design.base.nominalMs) return true;
  const missing = barsBetween(door, earlier.end, later.start);
  return missing < LEAP_BARS || isQuietFeed(door, earlier.end, missing);
}
