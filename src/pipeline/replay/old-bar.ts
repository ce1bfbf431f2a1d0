import { hasSameValues } from '../../bars/bar.js';
import type { Disposition, Judgement } from '../../validation/judgement.js';
import type { Found } from '../found.js';
import type { Terms } from '../symbol-book.js';
import type { HappenedBar } from './happening.js';
import type { Life } from './life.js';
import type { ReplayDesign } from './replay-design.js';
import type { Revisions } from './revisions.js';
import { soundTaken, type Taken } from './taken.js';

/** Where a lane has come to: what happened, and what was told of it. */
export interface Course {
  readonly terms: Terms;
  readonly life: Life;
  readonly revisions: Revisions;
}

/** A bar that came too late, and its place in what happened. */
export interface OldBar {
  readonly place: number;
  readonly happening: HappenedBar;
  /** Where it stands in what happened, if it came before somebody knew that it is old. */
  readonly waitedAt?: number;
}

/**
 * The bar in `taken`, which was `found` to be too late, and its place; unless that is further back than
 * the life leads, or it says nothing new.
 */
export function oldBarIn(
  course: Course,
  taken: unknown,
  found: Found,
  replay: ReplayDesign,
): OldBar | undefined {
  const { disposition, wasPending } = found.judged.at(-1)!.judgement;
  return isOld(disposition) && !wasPending ? placed(course, soundTaken(taken), replay) : undefined;
}

/** The same of a bar that waited for another to show that it is old. */
export function waitedBarIn(
  course: Course,
  { disposition, wasPending, time }: Judgement,
  replay: ReplayDesign,
): OldBar | undefined {
  if (!isOld(disposition) || !wasPending) return undefined;
  const { happenings } = course.life;
  const waitedAt = happenings.findLastIndex(
    (one) => one.kind === 'bar' && Number.isNaN(one.start) && one.taken.time === time,
  );
  if (waitedAt < 0) return undefined;
  const old = placed(course, (happenings[waitedAt] as HappenedBar).taken, replay);
  return old && { ...old, waitedAt };
}

function isOld(disposition: Disposition): boolean {
  return disposition === 'late' || disposition === 'backfilled';
}

function placed(course: Course, bar: Taken, replay: ReplayDesign): OldBar | undefined {
  const { start, end } = replay.intervalOf(bar.time);
  const place = course.life.placeOf({ start, end, time: bar.time });
  if (place === undefined) return undefined;
  const known = course.life.wordOn(start, place)?.taken;
  if (known && hasSameValues(known, bar) && known.source === bar.source) return undefined;
  return { place, happening: { kind: 'bar', start, taken: bar, isDecided: false } };
}
