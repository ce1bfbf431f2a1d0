import type { Place } from '../bars/grid.js';
import type { AggregationEvent } from './aggregation.js';
import { child, childWrite } from './child.js';
import { type Family, noteChange } from './family.js';
import { fillingOf } from './filling.js';
import { parent, parentAbsorb, parentWidth } from './parent.js';
import { type Plan, parentBegin } from './plan.js';
import { settle } from './settling.js';
import { countRevision, isDropped, orderByEnd, told } from './telling.js';

/** Parents of one timeframe in the order of time, each a row of its own; the last is the newest. */
export type Window = readonly Float64Array[];

/**
 * The parents of timeframe `i` that hold a base bar of the ring, recomputed from what has settled:
 * each sum is added up in the order of time, so late bars leave no trace in the last bits.
 */
export function windowOf(plan: Plan, family: Readonly<Family>, i: number): Window {
  const { ring, settled, revisions } = family;
  const at = i * parentWidth;
  const rows: Float64Array[] = [];
  let row = settled.slice(at, at + parentWidth);
  for (let k = 0; k < ring.count; k++) {
    const barAt = ring.at(k);
    const start = ring.numbers[barAt + child.start]!;
    if (!(start < row[parent.end]!)) {
      const next = new Float64Array(parentWidth);
      parentBegin(plan, i, start, next, 0);
      if (row[parent.received]! > 0) {
        const [from, to, close] = [row[parent.end]!, next[parent.start]!, row[parent.close]!];
        rows.push(row);
        for (const one of fillingOf(plan, i, { from, to, close })) rows.push(one);
      }
      row = next;
    }
    parentAbsorb(row, 0, ring, k, k + 1);
  }
  rows.push(row);
  for (const one of rows) one[parent.revision] = revisions[i]!.get(one[parent.start]!) ?? 0;
  return rows;
}

/** The base bar that stands at `barAt` of the ring comes again with other values. */
export function correct(
  plan: Plan,
  family: Family,
  barAt: number,
  row: Float64Array,
): readonly AggregationEvent[] {
  const { ring } = family;
  const { start, end } = child;
  const place = { start: ring.numbers[barAt + start]!, end: ring.numbers[barAt + end]! };
  return revise(plan, family, () => childWrite(ring.numbers, barAt, row, place));
}

/** A base bar that belongs before the one `k` places after the oldest of the ring. */
export function insert(
  plan: Plan,
  family: Family,
  k: number,
  row: Float64Array,
  place: Readonly<Place>,
): readonly AggregationEvent[] {
  return revise(plan, family, () => {
    family.ring.insert(k, row, place);
    if (!(family.origin <= place.start)) family.origin = place.start;
  });
}

/** Change the ring; tell what is now said of its parents and was not said before. */
function revise(plan: Plan, family: Family, change: () => void): readonly AggregationEvent[] {
  settle(plan, family);
  const before = plan.timeframes.map((_, i) => saidOf(plan, family, windowOf(plan, family, i)));
  change();
  const events: AggregationEvent[] = [];
  for (const [i, known] of before.entries()) {
    const window = windowOf(plan, family, i);
    for (const said of saidOf(plan, family, window)) {
      const { rows, isLeftOut } = said;
      const last = known.find((one) => one.rows[parent.start] === rows[parent.start]);
      if (last !== undefined && isSame(last, said)) continue;
      const isRevision = last !== undefined && !last.isLeftOut && !isLeftOut;
      if (isRevision) countRevision(family, i, rows, 0);
      events.push(told(plan, family, { i, rows, at: 0 }, isRevision ? 'revision' : 'closed'));
    }
    takeOver(plan, family, i, window);
  }
  noteChange(family);
  family.pendingCount = 0;
  orderByEnd(events, 0);
  return events;
}

/** A parent that is over, and whether it is left out as the first. */
type Said = { readonly rows: Float64Array; readonly isLeftOut: boolean };

function saidOf(plan: Plan, family: Readonly<Family>, window: Window): Said[] {
  return window
    .filter((rows) => rows[parent.end]! <= family.clock)
    .map((rows) => ({ rows, isLeftOut: isDropped(plan, family, rows, 0) }));
}

function isSame(a: Said, b: Said): boolean {
  return a.isLeftOut === b.isLeftOut && a.rows.every((x, k) => Object.is(x, b.rows[k]));
}

/** The last parents of a window are the newest and the one before. */
export function takeOver(plan: Plan, family: Family, i: number, window: Window): void {
  const at = i * parentWidth;
  family.newest.set(window.at(-1)!, at);
  const one = window.at(-2);
  if (one !== undefined && !isDropped(plan, family, one, 0)) family.previous.set(one, at);
}
