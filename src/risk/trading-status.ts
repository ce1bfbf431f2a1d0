import type { Reason } from '../core/reason.js';

/**
 * What an account may do: anything; only close and reduce, while its loss lasts; the same until the
 * halt is over. What is open may always be closed.
 */
export type TradingState = 'active' | 'reducing' | 'halted';

export interface DrawdownLimits {
  /** Fall from the peak, as a share of it, from which on only reducing is allowed; default 1. */
  readonly reduceAtRatio?: number;
  /** Fall from which on nothing new is allowed until `resume`, or the cooldown; default 1. */
  readonly haltAtRatio?: number;
  /** Loss of a day, as a share of what it began with, that halts until the next; default 1. */
  readonly dailyLossRatio?: number;
  /** Time after which a halt ends by itself; default: never. */
  readonly cooldownMs?: number;
  /** When a day begins, ms after midnight UTC; default 0. */
  readonly dayStartMs?: number;
}

/** What is allowed now, and why. */
export interface TradingStatus {
  readonly state: TradingState;
  /** Fall from the peak, 0 … 1; more than 1 where equity is negative. */
  readonly drawdownRatio: number;
  /** Loss of the day so far; negative for a gain. */
  readonly dailyLossRatio: number;
  readonly reasons: readonly Reason[];
}
