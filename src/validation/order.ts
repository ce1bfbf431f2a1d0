import { type Bar, hasSameValues } from '../bars/bar.js';
import type { Arrival } from './arrival.js';
import { claimAt, contradiction, dropClaims, makeClaim } from './claim.js';
import { because, type Door } from './door.js';
import { follow } from './follow.js';
import { fillGap } from './known-gaps.js';
import { type PlacedBar, place } from './placed-bar.js';
import { dimensionIndex } from './quality.js';

const { order, uniqueness } = dimensionIndex;

/** What a repetition costs: many feeds send each bar more than once, and nothing is lost. */
const DUPLICATE_COST = 0.02;

/** What a bar is beside those that came before: bars of one interval are one bar. */
export function arrive(door: Door, arrival: Arrival): void {
  const { newest, held } = door.state;
  const { start } = arrival.interval;
  const waiting = start === held.start ? held : claimAt(door, start);
  if (start === newest.start) again(door, arrival);
  else if (waiting !== undefined) againWaiting(door, arrival, waiting);
  else arriveApart(door, arrival);
}

/** A bar of an interval of its own. */
function arriveApart(door: Door, arrival: Arrival): void {
  const needed = contradiction(door, arrival.interval);
  if (needed > 0) makeClaim(door, arrival, needed);
  else if (arrival.interval.start < door.state.newest.start) older(door, arrival);
  else {
    dropClaims(door); // the newest bar has a successor
    follow(door, arrival);
  }
}

/** The newest bar again. */
function again(door: Door, { bar, interval }: Arrival): void {
  const { newest } = door.state;
  if (isSettledAgainst(door, bar, newest)) return;
  place(newest, bar, interval);
  door.pass(bar, interval, { disposition: 'revision', reasons: because('other-values') });
}

/** A bar that waits came again: with other values, the new ones wait, or are judged, in its place. */
function againWaiting(door: Door, arrival: Arrival, waiting: PlacedBar): void {
  const { bar, interval } = arrival;
  if (isSettledAgainst(door, bar, waiting)) return;
  door.refuse(waiting.time, { disposition: 'dropped', reasons: because('other-values') }, true);
  const { reasons } = waiting;
  place(waiting, bar, interval);
  waiting.reasons = reasons;
  door.refuse(bar.time, { disposition: 'pending', reasons: because('other-values') });
}

/** Whether `bar`, of the same interval as `known`, changes nothing: the same, or not believed. */
function isSettledAgainst(door: Door, bar: Bar, known: PlacedBar): boolean {
  const isSame = hasSameValues(bar, known);
  if (!isSame && door.design.conflict === 'last') return false;
  door.faults[uniqueness] = isSame ? DUPLICATE_COST : 1;
  door.refuse(
    bar.time,
    isSame
      ? { disposition: 'duplicate', reasons: because('same-values') }
      : { disposition: 'conflict', reasons: because('other-values') },
  );
  return true;
}

/** A bar older than the newest: it fills a gap that is known, or it is late. */
function older(door: Door, { bar, interval }: Arrival): void {
  if (fillGap(door.state, interval)) {
    door.pass(bar, interval, { disposition: 'backfilled', reasons: because('in-known-gap') });
  } else {
    door.faults[order] = 1;
    door.refuse(bar.time, { disposition: 'late', reasons: because('older-than-newest') });
  }
}
