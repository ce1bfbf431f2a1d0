import { hasSameValues } from '../../bars/bar.js';
import { Findings } from '../findings.js';
import type { Found } from '../found.js';
import type { Lane } from '../lane.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { Terms } from '../symbol-book.js';
import type { HappenedBar } from './happening.js';
import { LastWords } from './last-words.js';
import { barsIn, type Life } from './life.js';
import { laneAt, relive } from './relive.js';
import type { ReplayDesign } from './replay-design.js';
import { retold } from './retelling.js';
import type { Revisions } from './revisions.js';
import { soundTaken } from './taken.js';

/** Where a lane has come to: what happened, and what was told of it. */
export interface Course {
  readonly terms: Terms;
  readonly life: Life;
  readonly revisions: Revisions;
}

/** A bar that came too late, and its place in what happened. */
export interface OldBar extends Course {
  readonly place: number;
  readonly happening: HappenedBar;
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
  if ((disposition !== 'late' && disposition !== 'backfilled') || wasPending) return undefined;
  const bar = soundTaken(taken);
  const { start, end } = replay.intervalOf(bar.time);
  const place = course.life.placeOf({ start, end, time: bar.time });
  if (place === undefined) return undefined;
  const known = course.life.wordOn(start, place)?.taken;
  if (known && hasSameValues(known, bar) && known.source === bar.source) return undefined;
  return { ...course, place, happening: { kind: 'bar', start, taken: bar, isDecided: false } };
}

/** The course of a lane in which the old bar came in time, and what it says otherwise. */
export interface Replay {
  readonly course: Course;
  readonly lane: Lane;
  readonly result: LaneResult;
}

/**
 * Live through what came after an old bar once more: as it was, for what was said, and as it would
 * have been. What was counted stays counted, and decisions stay as they were made.
 *
 * @param found  what `lane` has found of the bar as one that is too late
 * @cost    twice the bars since the checkpoint before the old one
 */
export function replayed(old: OldBar, found: Found, lane: Lane): Replay {
  const { life, terms, place, happening } = old;
  const { symbol, design } = lane;
  const mark = life.markBefore(place);
  const before = new LastWords();
  relive(laneAt(mark, symbol, terms), life.happenings.slice(mark.at), before);
  const next = life.upTo(mark);
  const after = new LastWords();
  const reborn = laneAt(mark, symbol, terms);
  const since = life.happenings.slice(mark.at);
  since.splice(place - mark.at, 0, happening);
  relive(reborn, since, {
    before: (one, living) => {
      if (one.kind === 'bar') next.prepare(living);
      next.note(one);
    },
    hear: (result, one) => after.hear(result, one),
  });
  reborn.countOn({ validator: lane.validated });
  const revisions = old.revisions.copy();
  const words = retold({ before, after }, revisions, design, symbol);
  const findings = concluded(terms, found, after);
  const { time } = happening.taken;
  const told: PipelineEvent = { type: 'replayed', time, bars: barsIn(since) };
  findings.events = [...findings.events, told, ...words.events];
  findings.passed = words.passed;
  findings.signals = words.signals;
  revisions.label(findings);
  revisions.forgetUpTo(next.marks[0]!.newestTime);
  const course = { terms, life: next, revisions };
  return { course, lane: reborn, result: new LaneResult(findings) };
}

/** What was `found` of an old bar, and how the lane stands after it came in time. */
function concluded(terms: Terms, found: Found, { latest = found, time }: LastWords): Findings {
  const events = found.events.filter(({ type }) => type !== 'late' && type !== 'outdated');
  const findings = new Findings(terms, found.symbol, undefined, events, latest);
  findings.judged = found.judged;
  findings.quality = found.quality;
  findings.captured = latest.captured;
  findings.forming = latest.forming;
  findings.time = time;
  return findings;
}
