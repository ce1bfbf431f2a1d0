import type { Bar } from '../bars/bar.js';
import type { ActivityBar } from './activity-bar.js';
import type { Trade } from './trade.js';

export interface TradeAggregatorOptions {
  /**
   * What a bar is full of: `time` milliseconds of the UTC clock, `tick` trades, `volume` units, or
   * `value` in money, price times size.
   */
  readonly of: 'time' | 'tick' | 'volume' | 'value';
  /** How much of it; over 0, up to 1e15. */
  readonly size: number;
}

/** What a trade or a bar, or the passing of time, caused. */
export type TradeEvent =
  | { readonly type: 'closed'; readonly bar: ActivityBar }
  /** It belongs into a bar that is closed, by `lagMs`. */
  | { readonly type: 'late'; readonly input: Trade | Bar; readonly lagMs: number }
  | { readonly type: 'refused'; readonly reason: 'inadmissible'; readonly input: Trade | Bar };
