import type { Findings } from '../findings.js';
import type { Found } from '../found.js';
import type { Lane } from '../lane.js';
import { LaneResult } from '../lane-result.js';
import { type OldBar, waitedBarIn } from './old-bar.js';
import type { ReplayDesign } from './replay-design.js';
import { type Before, type Replay, replayed } from './replayed.js';

/** What happens to a lane, and what it says of that, if anything. */
export type Happens = (lane: Lane) => LaneResult | undefined;

/** What comes of it, and where it leads, after all that turns out to be old by it came in time. */
export function happened(
  before: Before,
  replay: ReplayDesign,
  happens: Happens,
): Replay | undefined {
  const result = happens(before.lane);
  if (result === undefined) return undefined;
  const other = afterWaiting(before, LaneResult.foundOf(result), replay, happens);
  return other ?? { ...before, result: before.course.revisions.numbered(result) };
}

/**
 * Put what waited behind the newest bar in its place, before that which showed in `found` that it is
 * old, and let this happen again. `undefined` where nothing has waited.
 */
function afterWaiting(
  before: Before,
  found: Found,
  replay: ReplayDesign,
  happens: Happens,
): Replay | undefined {
  const olds: OldBar[] = [];
  const waited = found.judged.filter(({ judgement }) => {
    const old = waitedBarIn(before.course, judgement, replay);
    if (old !== undefined) olds.push(old);
    return old !== undefined;
  });
  if (olds.length === 0) return undefined;
  const alone = { ...found, judged: waited, events: [], passed: [], signals: [] };
  const last = replayed(before, olds, alone);
  const again = happens(last.lane);
  last.lane.countOn({ validator: before.lane.validated });
  if (again === undefined) return last;
  const findings = LaneResult.foundOf(last.course.revisions.numbered(again)) as Findings;
  join(findings, LaneResult.foundOf(last.result), found);
  return { ...last, result: again };
}

/** Tell what was `retold` and what was found after it as one; the feed's quality is as it was `found`. */
function join(after: Findings, retold: Found, { events, quality }: Found): void {
  const others = after.events.filter(({ type }) => type !== 'tier');
  after.events = [...retold.events, ...others, ...events.filter(({ type }) => type === 'tier')];
  after.judged = [...retold.judged, ...after.judged];
  after.passed = [...retold.passed, ...after.passed];
  after.signals = [...retold.signals, ...after.signals];
  after.quality = quality;
}
