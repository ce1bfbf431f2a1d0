import { Findings } from '../findings.js';
import type { Found } from '../found.js';
import type { Lane } from '../lane.js';
import { LaneResult } from '../lane-result.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { Terms } from '../symbol-book.js';
import type { Happening } from './happening.js';
import { LastWords } from './last-words.js';
import { barsIn } from './life.js';
import type { Course, OldBar } from './old-bar.js';
import { laneAt, relive } from './relive.js';
import { retold } from './retelling.js';

/** A lane before it lives through something again. */
export interface Before {
  readonly course: Course;
  /** What it has counted stays counted. */
  readonly lane: Lane;
  /** For how long base bars echo that were too old to be replayed. */
  readonly echoes: readonly number[];
}

/** The course of a lane in which the old bar came in time, and what it says otherwise. */
export interface Replay {
  readonly course: Course;
  readonly lane: Lane;
  readonly result: LaneResult;
}

/**
 * Live through what came after old bars once more: as it was, for what was said, and as it would have
 * been. What was counted stays counted, and decisions stay as they were made.
 *
 * @param found  what the lane has found of the bars as such that are too late
 * @cost    twice the bars since the checkpoint before the oldest
 */
export function replayed(
  { course: { life, terms, revisions: told }, lane, echoes }: Before,
  olds: readonly OldBar[],
  found: Found,
): Replay {
  const { symbol, design } = lane;
  const mark = life.markBefore(Math.min(...olds.map(({ place }) => place)));
  const before = new LastWords();
  relive(laneAt(mark, symbol, terms), life.happenings.slice(mark.at), before);
  const next = life.upTo(mark);
  const after = new LastWords();
  const reborn = laneAt(mark, symbol, terms);
  const since = inOrder(life.happenings, olds, mark.at);
  relive(reborn, since, {
    before: (one, living) => {
      if (one.kind === 'bar') next.prepare(living);
      next.note(one);
    },
    hear: (result, one) => after.hear(result, one),
  });
  reborn.countOn({ validator: lane.validated });
  reborn.echoFor(echoes);
  const revisions = told.copy();
  const words = retold({ before, after }, revisions, design, symbol);
  const findings = concluded(terms, found, after);
  const bars = barsIn(since);
  const replays = olds.map(({ happening: { taken } }): PipelineEvent => {
    return { type: 'replayed', time: taken.time, bars };
  });
  findings.events = [...findings.events, ...replays, ...words.events];
  findings.passed = [...found.passed, ...words.passed];
  findings.signals = [...found.signals, ...words.signals];
  revisions.label(findings);
  revisions.forgetUpTo(next.marks[0]!.newestTime);
  const course = { terms, life: next, revisions };
  return { course, lane: reborn, result: new LaneResult(findings) };
}

/** What happened from the place `from` on, with the old bars in their places. */
function inOrder(
  happenings: readonly Happening[],
  olds: readonly OldBar[],
  from: number,
): readonly Happening[] {
  const ordered: Happening[] = [];
  for (let i = from; i <= happenings.length; i++) {
    const here = olds.filter(({ place }) => place === i).map(({ happening }) => happening);
    ordered.push(...here.sort((a, b) => a.start - b.start));
    if (i < happenings.length && olds.every(({ waitedAt }) => waitedAt !== i)) {
      ordered.push(happenings[i]!);
    }
  }
  return ordered;
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
