import type { Commitment } from './commitments.js';
import type { PortfolioLimits } from './portfolio-limits.js';
import type { TradingStatus } from './trading-status.js';

/** What a portfolio is when the decisions of an end time are due. */
export interface PortfolioBook {
  readonly equity: number;
  readonly limits: PortfolioLimits;
  /**
   * What is held, and what was decided before and may still be filled; of a symbol that is decided on
   * now, only what is held counts. Default: nothing.
   */
  readonly commitments?: readonly Commitment[];
  /** What the account may do; default: anything. */
  readonly status?: TradingStatus | undefined;
}
