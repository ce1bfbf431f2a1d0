import type { Snapshot } from '../core/state.js';
import type { StrategyView } from '../strategies/strategy.js';

/**
 * A step of your own in each timeframe's track: reads what the strategies read, and in `view.stages` what
 * the stages that ran before it said of the bar.
 */
export interface Stage {
  /** Name and parameters: a snapshot restores only into its equal. */
  readonly id: string;
  /** Whether it runs before the strategies, so that your own read it; by default after them. */
  readonly before?: 'strategies' | undefined;
  /** Absorb a closed bar; anything that JSON can carry. */
  update(view: StrategyView): unknown;
  /** What `update(view)` would return; changes nothing. */
  peek(view: StrategyView): unknown;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export type StageClass = new () => Stage;
