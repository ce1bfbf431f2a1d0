import { MS_PER_DAY } from '../bars/civil.js';
import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import type { Interval } from '../bars/session.js';
import { cloneState, writeState } from '../core/state.js';
import type { Arrival } from './arrival.js';
import { because, type Door } from './door.js';
import { follow } from './follow.js';
import { barOf, isPlaced, type PlacedBar, place, reasonsOf, unplace } from './placed-bar.js';
import { dimensionIndex } from './quality.js';
import { isUsualRun, slotOf } from './quiet.js';
import { REANCHOR_BARS, type ValidatorState, validatorInit } from './validator-state.js';

/**
 * A wrong stamp (an hour, a day, a year off) is likelier than that so many bars are missing at once,
 * or, where bars are long, thirty days of them. To wait for one more bar costs little; to believe a
 * wrong one makes every true bar an old one until time has caught up with it.
 */
const LEAP_BARS = 100;
const LEAP_MS = 30 * MS_PER_DAY;

/** Fewer missing bars than these are no leap, however long they last. */
const FEWEST_BARS = 20;

/** A newest run no longer than this may be a mistake itself. */
const SHORT_RUN = 2;

/** A lone bar this far from those after it has nothing to do with them. */
const UNRELATED_MS = 3 * 365 * MS_PER_DAY;

/** A leap is believed once its successor agrees. */
const LEAP_NEEDS = 2;

/**
 * How many bars that agree with each other it takes to believe a bar at `interval`: 0 if it does
 * not contradict the newest. A leap ahead takes 2; what would orphan the newest run takes 5.
 */
export function contradiction(door: Door, interval: Interval): number {
  const { newest, runCount } = door.state;
  const isAhead = interval.start > newest.start;
  if (!isAhead && !(runCount <= SHORT_RUN && interval.start < newest.start)) return 0;
  const [from, to] = isAhead ? [newest.end, interval.start] : [interval.end, newest.start];
  const wallMs = to - from;
  if (wallMs < FEWEST_BARS * door.design.base.nominalMs * 0.5) return 0;
  if (wallMs > (runCount <= SHORT_RUN ? UNRELATED_MS : LONGEST_LEAP_MS)) return REANCHOR_BARS;
  const { schedule, base } = door.design;
  const missing = schedule.expectedBars(base, from, to);
  if (missing < FEWEST_BARS) return 0;
  if (!isAhead) return REANCHOR_BARS;
  if (missing < LEAP_BARS && wallMs < LEAP_MS) return 0;
  return isQuietFeed(door, newest.end, missing) ? 0 : LEAP_NEEDS;
}

/** Whether a feed that is quiet now and then has been so, for `missing` bars. */
function isQuietFeed({ state, design }: Door, from: number, missing: number): boolean {
  if (design.feed !== 'tradeOnly') return false;
  return isUsualRun(state.quiet, slotOf(design.schedule.sessionAt(from).open, from), missing);
}

/** The claim that waits for the interval that begins at `start`. */
export function claimAt({ state }: Door, start: number): PlacedBar | undefined {
  if (state.claimCount === 0) return undefined;
  return state.claims.find((claim) => claim.start === start);
}

/** Whether claims lie ahead of the newest bar and are believed once one more agrees. */
export function isLeaping({ state }: Door): boolean {
  return state.claimCount > 0 && state.claimNeedCount === LEAP_NEEDS;
}

/** Let a bar wait that contradicts the newest; or, if enough agree with it, believe them. */
export function makeClaim(door: Door, arrival: Arrival, needed: number): void {
  const { state } = door;
  if (state.claimCount > 0 && !agrees(door, arrival.interval)) dropClaims(door);
  if (state.claimCount === 0) state.claimNeedCount = needed;
  if (state.claimCount + 1 >= state.claimNeedCount) believeClaims(door, arrival);
  else wait(door, arrival);
}

function wait(door: Door, arrival: Arrival): void {
  const { state } = door;
  const claim = state.claims[state.claimCount]!;
  place(claim, arrival.bar, arrival.interval);
  claim.reasons = [...arrival.reasons, 'time-leap'].join();
  state.claimCount += 1;
  door.refuse(arrival.bar.time, { disposition: 'pending', reasons: because('time-leap') });
}

/** What contradicts the newest bar is not believed. */
export function dropClaims(door: Door): void {
  const { state } = door;
  for (let i = 0; i < state.claimCount; i++) {
    const claim = state.claims[i]!;
    const verdict = { disposition: 'dropped', reasons: because('leap-contradicted') } as const;
    door.refuse(claim.time, verdict, true);
    unplace(claim);
  }
  if (state.claimCount > 0) door.faults[dimensionIndex.validity] = 1;
  state.claimCount = 0;
}

/** Release what waits ahead: `now` says that it was no wrong stamp. */
export function releaseLeap(door: Door, now: number): void {
  const claim = takeClaims(door)[0]!;
  unplace(door.state.anchor);
  follow(door, claim, { wasPending: true, decidedAt: now });
}

/** Whether a bar at `interval` follows the last claim without another leap. */
function agrees(door: Door, interval: Interval): boolean {
  const { state, design } = door;
  const { start, end } = state.claims[state.claimCount - 1]!;
  if (interval.start <= start) return false;
  if (interval.start - end > LONGEST_LEAP_MS) return false;
  if (interval.start - end < FEWEST_BARS * design.base.nominalMs) return true;
  const missing = design.schedule.expectedBars(design.base, end, interval.start);
  return missing < LEAP_BARS || isQuietFeed(door, end, missing);
}

function believeClaims(door: Door, arrival: Arrival): void {
  const { state } = door;
  const isLeap = state.claimNeedCount === LEAP_NEEDS;
  if (!isLeap) reanchor(door, arrival);
  else unplace(state.anchor); // prices of another time say nothing about these
  const decidedAt = arrival.interval.end;
  for (const claim of takeClaims(door)) follow(door, claim, { wasPending: true, decidedAt });
  state.runCount = isLeap ? 1 : state.runCount;
  follow(door, arrival);
}

/** Forget the symbol's past: it was on a wrong stamp. What was counted stays counted. */
function reanchor(door: Door, { bar }: Arrival): void {
  const { state, design } = door;
  const { newest, held } = state;
  door.tell({ type: 'reanchored', orphan: newest.time, time: bar.time });
  if (isPlaced(held)) {
    const verdict = { disposition: 'dropped', reasons: because('leap-contradicted') } as const;
    door.refuse(held.time, verdict, true);
  }
  const { claims, claimCount, claimNeedCount, quality, counts, reasonCounts, ownReasonCount } =
    cloneState<ValidatorState>(state);
  const kept = {
    claims,
    claimCount,
    claimNeedCount,
    quality,
    counts,
    reasonCounts,
    ownReasonCount,
  };
  writeState(state, { ...validatorInit(design), ...kept });
}

function takeClaims({ state }: Door): Arrival[] {
  const taken = state.claims.slice(0, state.claimCount).map((claim) => {
    const { start, end } = claim;
    return { bar: barOf(claim), interval: { start, end }, reasons: reasonsOf(claim) };
  });
  for (const claim of state.claims) unplace(claim);
  state.claimCount = 0;
  return taken;
}
