import type { ClosedBar } from '../bars/bar.js';
import type { Row } from '../core/row.js';
import type { Snapshot } from '../core/state.js';
import type { Specs } from '../indicators/set/spec.js';
import type { Opinion } from './opinion.js';

/** What a strategy is shown of a bar; `Stages` is what it expects a pipeline's stages to have said. */
export interface StrategyView<
  Stages extends Readonly<Record<string, unknown>> = Readonly<Record<string, unknown>>,
> {
  /** The bar that closed, or, to `peek`, the forming one. */
  readonly bar: ClosedBar;
  readonly timeframe: string;
  /** At least the indicators it needs, by the names it gave them; live: not to be kept. */
  readonly features: Row;
  /** What a pipeline's stages that run before it said of this bar, by name. */
  readonly stages?: Stages;
}

/**
 * Turns bars and indicators into opinions, one bar at a time.
 *
 * A strategy computes no indicators: it states in `needs` which it reads, and finds them in the
 * row. What it remembers itself is small and goes into a snapshot.
 */
export interface Strategy {
  /** As specs spell it, e.g. `maCrossover`. */
  readonly kind: string;
  /** Rises when the same bars give other opinions; snapshots carry it. */
  readonly version: number;
  /** Canonical function of the spec, e.g. `maCrossover(12,26)`. */
  readonly id: string;
  /** How it trades: `trend`, `momentum`, … */
  readonly family: string;
  /** Indicators it reads, by the name under which it looks for them in the row. */
  readonly needs: Specs;
  /** The first bar, counted from 1, on which it can have an opinion. */
  readonly warmUp: number;
  /** Absorb a closed bar; an opinion if there is something to say. */
  update(view: StrategyView): Opinion | undefined;
  /** What `update(view)` would return; changes nothing. */
  peek(view: StrategyView): Opinion | undefined;
  reset(): void;
  snapshot(): Snapshot;
  /** All of it, or a `SnapshotError` and nothing. */
  restore(snapshot: Snapshot): void;
}
