import type { Snapshot } from '../core/state.js';
import type { StrategyView } from '../strategies/strategy.js';

/** Outputs of stages for one bar, by name. */
export type StageOutputs = Readonly<Record<string, unknown>>;

/**
 * A step of your own in the track of each timeframe. It reads what the strategies read, and in
 * `view.stages` the outputs of the stages that ran before it on the bar. `Said` is its output,
 * anything that JSON can carry, and `Seen` what it expects of the others.
 */
export interface Stage<Said = unknown, Seen extends StageOutputs = StageOutputs> {
  /** Name and parameters: a snapshot restores only into its equal. */
  readonly id: string;
  /** Of one timeframe of one symbol; over all symbols it is a `PortfolioStage`. */
  readonly scope?: 'symbol' | undefined;
  /** Whether it runs before the strategies, so that your own read it; by default after them. */
  readonly before?: 'strategies' | undefined;
  /** Absorb a closed bar. */
  update(view: StrategyView<Seen>): Said;
  /** What `update(view)` would return; changes nothing. */
  peek(view: StrategyView<Seen>): Said;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

export type StageClass<Said = unknown> = new () => Stage<Said>;
