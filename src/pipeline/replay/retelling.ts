import { verdictOf } from '../../correlation/composite.js';
import { decisionIdRaw } from '../../risk/decision.js';
import type { Signal } from '../../strategies/signal.js';
import { isSameBar } from '../closed-bar-state.js';
import type { LaneDesign } from '../lane-design.js';
import { passedAs } from '../passed-bar.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { Passed } from '../told.js';
import type { DecidedBar, LastWords } from './last-words.js';
import { barName, type Revisions, renumbered } from './revisions.js';

/** What is said now, and was not said before. */
export interface Retold {
  readonly passed: readonly Passed[];
  readonly signals: readonly Signal[];
  readonly events: readonly PipelineEvent[];
}

/** What `after` says otherwise than `before`, each in its next revision. */
export function retold(
  { before, after }: { readonly before: LastWords; readonly after: LastWords },
  revisions: Revisions,
  design: LaneDesign,
  symbol: string,
): Retold {
  const bars = retoldBars(before, after, revisions, design);
  const words = retoldSignals(before, after, revisions);
  const decisions = supersededDecisions(before, after, design, symbol);
  return {
    passed: bars.passed,
    signals: words.signals,
    events: [...bars.events, ...words.events, ...decisions],
  };
}

function retoldBars(
  before: LastWords,
  after: LastWords,
  revisions: Revisions,
  { timeframes }: LaneDesign,
): Pick<Retold, 'passed' | 'events'> {
  const passed: Passed[] = [];
  const events: PipelineEvent[] = [];
  for (const [key, now] of after.passed) {
    const was = before.passed.get(key);
    if (was === undefined) passed.push(passedAs(now, true));
    else if (!isSamePassed(was, now)) passed.push(passedAs(now, false));
    if (was === undefined || isSameBar({ ...was.bar, revision: now.bar.revision }, now.bar))
      continue;
    const timeframe = timeframes[now.place]!;
    const name = barName(timeframe, now.bar.end);
    const revision = revisions.next(name, now.bar.revision, was.bar.revision);
    events.push({ type: 'revision', timeframe, bar: { ...now.bar, revision } });
  }
  return { passed: passed.sort((a, b) => a.bar.end - b.bar.end || a.place - b.place), events };
}

function isSamePassed(was: Passed, now: Passed): boolean {
  return (
    was.wholeBars === now.wholeBars &&
    isSameBar(was.bar, now.bar) &&
    was.values.every((x, i) => Object.is(x, now.values[i]))
  );
}

function retoldSignals(
  before: LastWords,
  after: LastWords,
  revisions: Revisions,
): Pick<Retold, 'signals' | 'events'> {
  const signals: Signal[] = [];
  const events: PipelineEvent[] = [];
  for (const [name, was] of before.signals) {
    if (after.signals.has(name)) continue;
    const { timeframe, strategy, end } = was;
    const revision = revisions.of(name, was.revision);
    revisions.tell(name, revision);
    const last = revisions.of(barName(timeframe, end), was.revision);
    events.push({
      type: 'superseded',
      id: `${name}#${revision}`,
      timeframe,
      strategy,
      revision: last,
    });
  }
  for (const [name, now] of after.signals) {
    const was = before.signals.get(name);
    if (was !== undefined && isSameSignal(was, now)) {
      const told = revisions.of(name, was.revision);
      if (told !== now.revision) revisions.tell(name, told);
    } else {
      signals.push(renumbered(now, name, revisions.next(name, now.revision, was?.revision)));
    }
  }
  return { signals: signals.sort((a, b) => a.end - b.end), events };
}

/** Whether two signals say the same: texts of numbers are equal where their bits are, but for −0. */
function isSameSignal(a: Signal, b: Signal): boolean {
  const sameBut = { id: '', revision: 0 };
  return JSON.stringify({ ...a, ...sameBut }) === JSON.stringify({ ...b, ...sameBut });
}

/** Decisions that stay as they were made, though what they rested on points elsewhere now. */
function supersededDecisions(
  before: LastWords,
  after: LastWords,
  design: LaneDesign,
  symbol: string,
): readonly PipelineEvent[] {
  const { base } = design.config;
  return [...before.decided].flatMap(([end, was]) => {
    const now = after.decided.get(end);
    if (now !== undefined && directionOf(now, design) === directionOf(was, design)) return [];
    const id = decisionIdRaw(symbol, end, was.revision);
    const { revision } = was;
    return [{ type: 'superseded', id, timeframe: base, strategy: 'decision', revision } as const];
  });
}

function directionOf({ judged }: DecidedBar, { correlation }: LaneDesign): string {
  const { judgement, voices, rho } = judged;
  const verdict = judged.verdict ?? verdictOf(correlation, voices, judgement.decidedAt, rho);
  return verdict.direction;
}
