import type { Bar } from '../bars/bar.js';
import type { Place } from '../bars/grid.js';
import type { AggregationEvent } from './aggregation.js';
import { child, childHasSameValues } from './child.js';
import { refused } from './door.js';
import type { Family } from './family.js';
import { append } from './forward.js';
import type { Settings } from './options.js';
import { correct, insert } from './revising.js';
import { settle } from './settling.js';

/** A base bar that was let in: as it came, as a row of numbers, and its interval. */
export interface Arrival {
  readonly bar: Bar;
  readonly row: Float64Array;
  readonly place: Readonly<Place>;
}

/** Whether a bar that starts at `start` is later than all before. */
export function isNext({ ring }: Readonly<Family>, start: number): boolean {
  return ring.count === 0 || start > ring.numbers[ring.newestAt + child.start]!;
}

/** The bar is no later than the newest: another word on one that can be corrected, or a late one. */
export function arriveOutOfOrder(
  settings: Settings,
  family: Family,
  { bar, row, place }: Arrival,
): readonly AggregationEvent[] {
  settle(settings, family); // what is left in the ring can be corrected
  const { ring } = family;
  const i = ring.countBefore(place.start);
  const at = ring.at(i);
  if (ring.numbers[at + child.start] === place.start) {
    if (childHasSameValues(ring.numbers, at, row)) return refused(bar, 'duplicate');
    if (settings.conflict === 'last') return correct(settings, family, at, row);
    return refused(bar, settings.conflict === 'first' ? 'duplicate' : 'conflict');
  }
  if (i > 0 || !ring.isKeepingAll) return insert(settings, family, i, row, place);
  return [{ type: 'late', bar, lagMs: ring.numbers[ring.newestAt + child.end]! - place.end }];
}

/** Absorb a bar that was let in. */
export function arrive(
  settings: Settings,
  family: Family,
  arrival: Arrival,
): readonly AggregationEvent[] {
  const { row, place } = arrival;
  if (isNext(family, place.start)) return append(settings, family, row, place);
  return arriveOutOfOrder(settings, family, arrival);
}
