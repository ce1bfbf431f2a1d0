import { BarRing } from './bar-ring.js';
import { parent, parentClear, parentsAbsorb, parentWidth } from './parent.js';
import type { Plan } from './plan.js';

/**
 * What an aggregator remembers: the newest base bars, and a parent a timeframe three times over.
 *
 * That a parent is over is no flag: its end is at or before `clock`, the latest time known to have
 * been reached. All is NaN before the first base bar, and comparisons with NaN are false.
 *
 * Where the base is a timeframe too, each of its parents is one bar, and up to date at once.
 */
export type Family = {
  clock: number;
  /** Start of the oldest base bar that was ever absorbed. */
  origin: number;
  /** The soonest end of a parent of several bars: before it, none of them closes. */
  nextEnd: number;
  /** Where the parents of several bars begin: after that of the base, if that is a timeframe. */
  readonly severalFrom: number;
  readonly ring: BarRing;
  /** Newest bars of the ring that the newest parents do not hold yet: they are added up together. */
  pendingCount: number;
  /** The newest parents, with every child but the pending. */
  readonly newest: Float64Array;
  /** Those that are not over, for all who ask; `undefined` once they have changed. */
  captured: readonly number[] | undefined;
  /** Parents made only of base bars that have left the ring: from them and the ring all follows. */
  readonly settled: Float64Array;
  /** The parents that were closed before the newest. */
  readonly previous: Float64Array;
  /** By timeframe, how often a parent that the ring still reaches was revised, by its start. */
  readonly revisions: Map<number, number>[];
};

export function familyInit({ base, timeframes }: Plan, revisableBars: number): Family {
  const length = timeframes.length * parentWidth;
  const family: Family = {
    clock: Number.NaN,
    origin: Number.NaN,
    nextEnd: Number.NaN,
    severalFrom: timeframes[0]!.name === base.name ? parentWidth : 0,
    pendingCount: 0,
    captured: undefined,
    ring: new BarRing(revisableBars),
    newest: new Float64Array(length),
    settled: new Float64Array(length),
    previous: new Float64Array(length),
    revisions: timeframes.map(() => new Map()),
  };
  familyReset(family);
  return family;
}

export function familyReset(family: Family): void {
  family.clock = Number.NaN;
  family.origin = Number.NaN;
  family.nextEnd = Number.NaN;
  family.pendingCount = 0;
  family.captured = undefined;
  family.ring.clear();
  for (const rows of [family.newest, family.settled, family.previous]) {
    for (let at = 0; at < rows.length; at += parentWidth) parentClear(rows, at);
  }
  for (const counts of family.revisions) counts.clear();
}

/** Make `to` an equal of `from`. */
export function familyCopy(from: Readonly<Family>, to: Family): void {
  to.clock = from.clock;
  to.origin = from.origin;
  to.nextEnd = from.nextEnd;
  to.pendingCount = from.pendingCount;
  to.captured = from.captured;
  to.ring.copyFrom(from.ring);
  to.newest.set(from.newest);
  to.settled.set(from.settled);
  to.previous.set(from.previous);
  for (let i = 0; i < from.revisions.length; i++) {
    const counts = to.revisions[i]!;
    if (counts.size > 0) counts.clear();
    if (from.revisions[i]!.size === 0) continue;
    for (const [start, count] of from.revisions[i]!) counts.set(start, count);
  }
}

/** Add the pending bars up: none of them begins or ends a parent. */
export function addPending(family: Family): void {
  const { ring, pendingCount } = family;
  if (pendingCount === 0) return;
  takePending(family, ring.count);
  family.pendingCount = 0;
}

/** Add those of the pending bars up that stand before the place `to` of the ring. */
export function takePending(family: Family, to: number): void {
  const { ring, newest, severalFrom, pendingCount } = family;
  family.captured = undefined;
  parentsAbsorb(newest, severalFrom, ring, ring.count - pendingCount, to);
}

/** Whether the first child of the parent at `at` came too late to begin it, and it is the first. */
export function isCutFirst(rows: Float64Array, at: number, origin: number): boolean {
  return rows[at + parent.start]! < origin && origin < rows[at + parent.end]!;
}

/** The newest parents are other ones, or have changed. */
export function noteChange(family: Family): void {
  const { newest, severalFrom } = family;
  let soonest = Number.POSITIVE_INFINITY;
  for (let at = severalFrom; at < newest.length; at += parentWidth) {
    soonest = Math.min(soonest, newest[at + parent.end]!);
  }
  family.nextEnd = soonest;
  family.captured = undefined;
}
