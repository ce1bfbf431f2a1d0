import type { Snapshot } from '../core/state.js';
import type { StrategyView } from '../strategies/strategy.js';

/** A step of your own at the end of each timeframe's track: reads what the strategies read. */
export interface Stage {
  /** Name and parameters: a snapshot restores only into its equal. */
  readonly id: string;
  /** Absorb a closed bar; anything that JSON can carry. */
  update(view: StrategyView): unknown;
  /** What `update(view)` would return; changes nothing. */
  peek(view: StrategyView): unknown;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export type StageClass = new () => Stage;
