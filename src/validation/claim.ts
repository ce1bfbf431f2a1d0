import { cloneState, writeState } from '../core/state.js';
import type { Arrival } from './arrival.js';
import { isNext, LEAP_NEEDS } from './contradiction.js';
import { because, type Door } from './door.js';
import { follow } from './follow.js';
import { reasonsOfLate, rememberBar } from './known-bars.js';
import { fillGap } from './known-gaps.js';
import {
  barOf,
  intervalOf,
  isPlaced,
  type PlacedBar,
  place,
  reasonsOf,
  unplace,
} from './placed-bar.js';
import { dimensionIndex } from './quality.js';
import { type ValidatorState, validatorInit } from './validator-state.js';

/** The claim that waits for the interval that begins at `start`. */
export function claimAt({ state }: Door, start: number): PlacedBar | undefined {
  if (state.claimCount === 0) return undefined;
  return state.claims.find((claim) => claim.start === start);
}

/** Whether claims lie ahead of the newest bar and are believed once one more agrees. */
export function isLeaping({ state }: Pick<Door, 'state'>): boolean {
  return state.claimCount > 0 && state.claimNeedCount === LEAP_NEEDS;
}

/** Let a bar wait that contradicts the newest; or, if enough agree with it, believe them. */
export function makeClaim(door: Door, arrival: Arrival, needed: number): void {
  const { state } = door;
  const last = state.claims[state.claimCount - 1];
  if (last !== undefined && !isNext(door, last, arrival.interval)) {
    if (isLeaping(door) && isNext(door, arrival.interval, last)) {
      believeClaims(door, arrival); // both lie ahead, and came in the wrong order
      return;
    }
    dropClaims(door);
  }
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

/** The newest bar has a successor: what contradicts it is not believed, or is of the past. */
export function dropClaims(door: Door): void {
  const { state } = door;
  for (let i = 0; i < state.claimCount; i++) {
    const claim = state.claims[i]!;
    if (claim.start < state.newest.start) pastClaim(door, claim);
    else {
      const verdict = { disposition: 'dropped', reasons: because('leap-contradicted') } as const;
      door.refuse(claim.time, verdict, true);
      door.faults[dimensionIndex.validity] = 1;
    }
    unplace(claim);
  }
  state.claimCount = 0;
}

/** A bar that waited behind the newest fills a gap that is known, or is late. */
function pastClaim(door: Door, claim: PlacedBar): void {
  if (fillGap(door.state, claim)) {
    door.filledCount += 1;
    rememberBar(door, claim, claim.start);
    const verdict = { disposition: 'backfilled', reasons: because('in-known-gap') } as const;
    door.pass(barOf(claim), intervalOf(claim), verdict, claim.end, true);
  } else {
    door.faults[dimensionIndex.order] = 1;
    const verdict = {
      disposition: 'late',
      reasons: reasonsOfLate(door, claim, claim.start),
    } as const;
    door.refuse(claim.time, verdict, true);
  }
}

/** Release what waits ahead: `now` says that it was no wrong stamp. */
export function releaseLeap(door: Door, now: number): void {
  const claim = takeClaims(door)[0]!;
  unplace(door.state.anchor);
  follow(door, claim, { wasPending: true, decidedAt: now });
}

function believeClaims(door: Door, arrival: Arrival): void {
  const { state } = door;
  const isLeap = state.claimNeedCount === LEAP_NEEDS;
  if (!isLeap) reanchor(door, arrival);
  else unplace(state.anchor); // prices of another time say nothing about these
  const claims = takeClaims(door);
  const isOrdered = claims[0]!.interval.start < arrival.interval.start;
  const [before, last] = isOrdered ? [claims, arrival] : [[arrival], claims[0]!];
  const decidedAt = last.interval.end;
  for (const one of before) follow(door, one, { wasPending: one !== arrival, decidedAt });
  state.runCount = isLeap ? 1 : state.runCount;
  follow(door, last, isOrdered ? undefined : { wasPending: true, decidedAt });
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
