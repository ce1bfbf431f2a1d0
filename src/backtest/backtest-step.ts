import type { AccountTrade } from '../account/account-trade.js';
import type { SymbolBar } from '../bars/bar.js';
import type { PipelineResult } from '../pipeline/result.js';
import type { Decision } from '../risk/decision.js';
import type { BookEvent } from '../simulation/book-event.js';
import type { Holdings } from './holdings.js';

/** What the bars of one end time led to. */
export interface BacktestStep {
  /** Open of the bars. */
  readonly time: number;
  readonly equity: number;
  /** What is held at its close, and was traded in it. */
  readonly holdings: Holdings;
  /** Fills, and what became of orders. */
  readonly events: readonly BookEvent[];
  readonly trades: readonly AccountTrade[];
  readonly decisions: readonly Decision[];
  /** All that the pipeline said of the bars; nothing while it warms up. */
  readonly found: readonly PipelineResult[];
  /**
   * The bars that orders met, as the pipeline's validator believes them, in lists of one time. A bar that
   * waited for the next comes in a list before it; in the place of one that is not believed there is
   * a bar without fields.
   */
  readonly believed: readonly (readonly SymbolBar[])[];
  /** Whether this end is left out of statistics. */
  readonly isWarmUp: boolean;
}
