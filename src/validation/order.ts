import { type Bar, hasSameValues } from '../bars/bar.js';
import type { Arrival } from './arrival.js';
import { claimAt, dropClaims, makeClaim } from './claim.js';
import { contradiction } from './contradiction.js';
import { because, type Door } from './door.js';
import { follow } from './follow.js';
import { inspect } from './inspect.js';
import { reasonsOfLate, rememberBar } from './known-bars.js';
import { fillGap } from './known-gaps.js';
import { isPlaced, type PlacedBar, place, unplace } from './placed-bar.js';
import { dimensionIndex } from './quality.js';
import type { ReasonCode } from './reason-code.js';
import { moveBetween } from './scale.js';
import { disagree, outranks } from './sources.js';

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
  const { newest, held } = door.state;
  const { start } = arrival.interval;
  const needed = contradiction(door, arrival.interval);
  if (needed > 0) makeClaim(door, arrival, needed);
  else if (start < newest.start || start < held.start) older(door, arrival);
  else {
    if (door.state.claimCount > 0) dropClaims(door); // the newest bar has a successor
    follow(door, arrival);
  }
}

/** The newest bar again; one that waits after it has made it an older one. */
function again(door: Door, arrival: Arrival): void {
  const { bar, interval } = arrival;
  const { newest, held } = door.state;
  const disagrees = disagreement(door, bar);
  if (isSettledAgainst(door, bar, newest, disagrees)) return;
  if (isPlaced(held)) {
    older(door, arrival);
    return;
  }
  const { doubts, notes } = inspect(door, bar, interval.end);
  place(newest, bar, interval);
  rememberBar(door, bar, interval.start, true);
  newest.reasons = doubts.join();
  door.state.sources.newestSource = door.reading.source ?? '';
  const reasons: ReasonCode[] = ['other-values', ...doubts, ...notes];
  if (disagrees !== undefined) reasons.push(disagrees);
  door.pass(bar, interval, { disposition: 'revision', reasons });
}

/** Why two sources do not agree about the newest bar, if they do not. */
function disagreement({ design, state, reading, faults }: Door, bar: Bar): ReasonCode | undefined {
  const basis = moveBetween(bar.close, state.newest.close, design.signed);
  if (!design.comparesSources || !disagree(state.sources, reading.source, basis)) return undefined;
  faults[dimensionIndex.consistency] = 1;
  return 'sources-disagree';
}

/** A bar that waits came again: with other values, the new ones wait in its place. */
function againWaiting(door: Door, { bar, interval }: Arrival, waiting: PlacedBar): void {
  if (isSettledAgainst(door, bar, waiting)) return;
  const { reasons } = waiting;
  door.refuse(waiting.time, { disposition: 'dropped', reasons: because('other-values') }, true);
  if (waiting === door.state.held) {
    unplace(waiting);
    follow(door, { bar, interval, reasons: because('other-values') });
  } else {
    place(waiting, bar, interval);
    waiting.reasons = reasons;
    door.refuse(bar.time, { disposition: 'pending', reasons: because('other-values') });
  }
}

/** Whether `bar`, of the same interval as `known`, changes nothing: the same, or not believed. */
function isSettledAgainst(
  door: Door,
  bar: Bar,
  known: PlacedBar,
  disagrees?: ReasonCode | undefined,
): boolean {
  if (hasSameValues(bar, known)) {
    door.faults[uniqueness] = DUPLICATE_COST;
    door.refuse(bar.time, { disposition: 'duplicate', reasons: because('same-values') });
    return true;
  }
  const isBetter =
    known === door.state.newest
      ? outranks(door.design.sources, door.state.sources, door.reading.source)
      : undefined;
  if (isBetter ?? door.design.conflict === 'last') return false;
  // That a source of lower rank says something else is no fault, unless it differs by much.
  if (isBetter === undefined) door.faults[uniqueness] = 1;
  const reasons: ReasonCode[] = ['other-values'];
  if (disagrees !== undefined) reasons.push(disagrees);
  door.refuse(bar.time, { disposition: 'conflict', reasons });
  return true;
}

/** A bar older than the newest: it fills a gap that is known, or it is late. */
function older(door: Door, { bar, interval }: Arrival): void {
  if (fillGap(door.state, interval)) {
    door.filledCount += 1;
    rememberBar(door, bar, interval.start);
    door.pass(bar, interval, { disposition: 'backfilled', reasons: because('in-known-gap') });
  } else {
    door.faults[order] = 1;
    const reasons = reasonsOfLate(door, bar, interval.start);
    door.refuse(bar.time, { disposition: 'late', reasons });
  }
}
