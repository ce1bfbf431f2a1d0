import type { ClosedBar } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { Ignored } from '../correlation/hear.js';
import type { Voice } from '../correlation/heard.js';
import type { RiskPolicy } from '../risk/policy.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { Judgement } from '../validation/judgement.js';
import type { Quality, QualityTier } from '../validation/quality.js';
import type { Account } from './accounts.js';
import type { LaneDesign } from './lane-design.js';
import type { Mark } from './marks.js';
import { noStages } from './memory.js';
import type { PipelineEvent, PipelineResult } from './result.js';
import type { TrackOutcome } from './track-outcome.js';

/** What a decision on a released bar rests on, detached: it may be worked out later. */
export interface Conclusion {
  readonly interval: Interval;
  readonly decidedAt: number;
  readonly price: number;
  readonly atr: number;
  /** `undefined` where nothing is to be decided. */
  readonly account: Account | undefined;
  readonly tier: QualityTier;
  readonly voices: readonly Voice[];
}

/** A base bar, what was found of it, and what it led to if it was released. */
export interface Judged {
  readonly judgement: Judgement;
  readonly conclusion: Conclusion | undefined;
}

/** Values and their names. */
export interface NamedValues {
  readonly columns: readonly string[];
  readonly values: readonly number[];
}

/** A bar that went through the track of its timeframe, and the row that it made. */
export interface Passed {
  readonly place: number;
  readonly bar: ClosedBar;
  readonly values: readonly number[];
  readonly isNew: boolean;
  readonly wholeBars: number;
}

const none: readonly never[] = Object.freeze([]);

/** `list` with `one` more; lists that stay empty are never made. */
function appended<T>(list: readonly T[], one: T): readonly T[] {
  return list.length === 0 ? [one] : [...list, one]; // `push` makes room for sixteen more
}

/**
 * What one call has found out about its symbol: collected while the lane runs, read by a result.
 * Everything in it is detached, so it means the same however long it waits to be read.
 */
export class Findings {
  readonly design: LaneDesign;
  readonly policy: RiskPolicy;
  readonly symbol: string;
  judged: readonly Judged[] = none;
  /** Bars that closed or were corrected, in their order. */
  passed: readonly Passed[] = none;
  signals: readonly Signal[] = none;
  events: readonly PipelineEvent[];
  ignored: readonly Ignored[] = none;
  stages: PipelineResult['stages'] = noStages;
  /** Values of the rows by place of the timeframe; replaced, never written. */
  rows: readonly (readonly number[] | undefined)[];
  voices: readonly Voice[];
  /** For when `voices` speak; NaN where nothing was concluded. */
  time: number = Number.NaN;
  quality!: Quality;
  /** The forming bars as numbers, from `captureForming`, or as they are. */
  formingNumbers: readonly number[] = none;
  /** Base bars in doubt. */
  marks: readonly Mark[];
  forming: FormingBars | undefined;

  constructor(
    { design, policy }: Pick<Findings, 'design' | 'policy'>,
    symbol: string,
    events: readonly PipelineEvent[],
    { rows, voices, marks }: Pick<Findings, 'rows' | 'voices' | 'marks'>,
  ) {
    this.design = design;
    this.policy = policy;
    this.symbol = symbol;
    this.events = events.length === 0 ? none : [...events];
    this.rows = rows;
    this.voices = voices;
    this.marks = marks;
  }

  judge(judgement: Judgement, conclusion?: Conclusion): void {
    this.judged = appended(this.judged, { judgement, conclusion });
  }

  /** A bar of the timeframe at `place` went through its track, for the first time or once more. */
  pass(place: number, bar: ClosedBar, isNew: boolean, outcome: TrackOutcome): void {
    const { values, wholeBars } = outcome;
    this.passed = appended(this.passed, { place, bar, values, isNew, wholeBars });
    this.#add(place, outcome);
  }

  tell(event: PipelineEvent): void {
    this.events = appended(this.events, event);
  }

  ignore(ignored: readonly Ignored[]): void {
    for (const one of ignored) this.ignored = appended(this.ignored, one);
  }

  #add(place: number, { values, stages, signals, events }: TrackOutcome): void {
    this.rows = this.rows.with(place, values);
    if (stages !== noStages) {
      this.stages = { ...this.stages, [this.design.timeframes[place]!]: stages };
    }
    for (const signal of signals) this.signals = appended(this.signals, signal);
    for (const event of events) this.tell(event);
  }
}
