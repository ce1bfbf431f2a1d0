import type { Row } from '../core/row.js';
import type { Snapshot } from '../core/state.js';
import type { Decision } from '../risk/decision.js';
import type { ByTimeframe } from './result.js';
import type { StageOutputs } from './stage.js';

/** A symbol at the end time that is settled: what its lane decided, and the rows that it had then. */
export interface CandidateView {
  readonly symbol: string;
  readonly decision: Decision;
  readonly features: ByTimeframe<Row>;
}

/** All symbols at one end time, before limits are applied. */
export interface PortfolioView<Seen extends StageOutputs = StageOutputs> {
  /** Ms since the epoch, UTC. */
  readonly end: number;
  readonly equity: number;
  /** In order of symbol: every symbol that had a bar which ends then. */
  readonly candidates: readonly CandidateView[];
  /** What the stages of this scope said that ran before. */
  readonly stages: Seen;
}

/** What a `PortfolioStage` is to its pipeline. */
export interface StageOverAll<Said = unknown, Seen extends StageOutputs = StageOutputs> {
  /** Name and parameters: a snapshot restores only into its equal. */
  readonly id: string;
  readonly scope: 'portfolio';
  /** Absorb an end time. */
  update(view: PortfolioView<Seen>): Said;
  /** What `update(view)` would return; changes nothing. */
  peek(view: PortfolioView<Seen>): Said;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/** A class that extends `PortfolioStage`. */
export interface PortfolioStageClass<Said = unknown> {
  new (): StageOverAll<Said>;
  /** What runs all of them. */
  readonly together: unknown;
}
