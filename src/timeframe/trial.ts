import type { Aggregation } from './aggregation.js';
import { type Arrival, arrive, isNext } from './arrival.js';
import { addPending, type Family, familyCopy, familyInit } from './family.js';
import { formingBars } from './forming.js';
import type { Settings } from './options.js';
import { parent, parentWidth } from './parent.js';
import { settle } from './settling.js';

/** Parents as they were before a trial; scratch, grown to the longest that was asked for. */
let newestBefore = new Float64Array(0);
let previousBefore = new Float64Array(0);

/**
 * What a bar would cause, at about the cost of absorbing it: one that follows the newest is absorbed
 * and taken back; for another word on an old one, or a late one, the family is copied.
 */
export function tryOut(settings: Settings, family: Family, arrival: Arrival): Aggregation {
  if (!isNext(family, arrival.place.start)) return tryOnCopy(settings, family, arrival);
  if (family.ring.isFull) settle(settings, family); // or the bar would overwrite one
  addPending(family);
  const { clock, origin, nextEnd } = family;
  remember(family);
  const events = arrive(settings, family, arrival);
  const forming = formingBars(settings, family);
  family.clock = clock;
  family.origin = origin;
  family.nextEnd = nextEnd;
  takeBack(family);
  return { events, forming };
}

function tryOnCopy(settings: Settings, family: Family, arrival: Arrival): Aggregation {
  const copy = familyInit(settings, settings.revisableBars);
  familyCopy(family, copy);
  const events = arrive(settings, copy, arrival);
  return { events, forming: formingBars(settings, copy) };
}

function remember({ newest, previous }: Readonly<Family>): void {
  if (newestBefore.length < newest.length) {
    newestBefore = new Float64Array(newest.length);
    previousBefore = new Float64Array(newest.length);
  }
  newestBefore.set(newest);
  previousBefore.set(previous);
}

function takeBack(family: Family): void {
  const { ring, newest, previous, revisions } = family;
  ring.pop();
  family.pendingCount = 0;
  for (let k = 0; k < newest.length; k++) {
    newest[k] = newestBefore[k]!;
    previous[k] = previousBefore[k]!;
  }
  for (let i = 0, at = 0; at < newest.length; i++, at += parentWidth) {
    const count = newest[at + parent.revision]!;
    if (count > 0) revisions[i]!.set(newest[at + parent.start]!, count);
    else revisions[i]!.delete(newest[at + parent.start]!);
  }
}
