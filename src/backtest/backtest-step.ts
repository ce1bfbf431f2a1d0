import type { AccountTrade } from '../account/account-trade.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { Decision } from '../risk/decision.js';
import type { BookEvent } from '../simulation/book-event.js';

/** What the bars of one end time led to. */
export interface BacktestStep {
  /** Open of the bars. */
  readonly time: number;
  readonly equity: number;
  /** Fills, and what became of orders. */
  readonly events: readonly BookEvent[];
  readonly trades: readonly AccountTrade[];
  readonly decisions: readonly Decision[];
  /** All that the pipeline said of the bars; nothing while it warms up. */
  readonly found: readonly PipelineResult[];
  /** Whether this end is left out of statistics. */
  readonly isWarmUp: boolean;
}
