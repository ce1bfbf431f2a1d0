import type { Interval } from '../bars/session.js';
import type { Row } from '../core/row.js';
import type { Ignored, Voice } from '../correlation/heard.js';
import type { Signal } from '../strategies/signal.js';
import type { FormingBars } from '../timeframe/aggregation.js';
import type { Judgement } from '../validation/judgement.js';
import type { Quality, QualityTier } from '../validation/quality.js';
import type { LaneDesign } from './lane-design.js';
import { noStages } from './memory.js';
import type { PipelineEvent, PipelineResult } from './result.js';
import type { TrackOutcome } from './track.js';

/** What a decision on a released bar rests on, detached: it may be worked out later. */
export interface Conclusion {
  readonly interval: Interval;
  readonly price: number;
  readonly atr: number;
  /** `undefined` where nothing is to be decided. */
  readonly equity: number | undefined;
  readonly tier: QualityTier;
  readonly voices: readonly Voice[];
}

/** A base bar, what was found of it, and what it led to if it was released. */
export interface Judged {
  readonly judgement: Judgement;
  readonly conclusion: Conclusion | undefined;
}

/**
 * What one call has found out about its symbol: collected while the lane runs, read by a result.
 * Everything in it is detached, so it means the same however long it waits to be read.
 */
export class Findings {
  readonly design: LaneDesign;
  readonly symbol: string;
  readonly judged: Judged[] = [];
  readonly closed: PipelineResult['closed'][number][] = [];
  readonly signals: Signal[] = [];
  readonly events: PipelineEvent[];
  readonly ignored: Ignored[] = [];
  readonly stages: Record<string, TrackOutcome['stages']> = {};
  /** By place of the timeframe; replaced, never written. */
  rows: readonly (Row | undefined)[];
  voices: readonly Voice[];
  /** For when `voices` speak; NaN where nothing was concluded. */
  time: number = Number.NaN;
  quality!: Quality;
  forming!: FormingBars;

  constructor(
    design: LaneDesign,
    symbol: string,
    events: readonly PipelineEvent[],
    { rows, voices }: Pick<Findings, 'rows' | 'voices'>,
  ) {
    this.design = design;
    this.symbol = symbol;
    this.events = [...events];
    this.rows = rows;
    this.voices = voices;
  }

  /** What a closed bar of the timeframe at `place` led to. */
  add(place: number, { features, stages, signals, events }: TrackOutcome): void {
    this.rows = this.rows.with(place, features);
    if (stages !== noStages) this.stages[this.design.timeframes[place]!] = stages;
    if (signals.length > 0) this.signals.push(...signals);
    if (events.length > 0) this.events.push(...events);
  }
}
