import type { TradingStyle } from '../strategies/trading-style.js';

/** A timeframe of a declared symbol. */
export interface DeclaredTimeframe {
  readonly name: string;
  /** How long positions on it are meant to be held; default: by its length. */
  readonly tradingStyle?: TradingStyle;
  /** `false`: it is not built. Default `true`. */
  readonly enabled?: boolean;
  /** Closed bars that `RecentBars` keeps of it, 1 … 1,000,000; default: as those of others. */
  readonly bufferSize?: number;
}
