import type { Bar } from '../bars/bar.js';
import type { Snapshot } from '../core/state.js';

/** A bar of whatever feed, with all that the feed says besides. */
export type FedBar = Bar & { readonly symbol?: string };

/** What says something of each bar of a whole series: one entry a bar, in order. */
export type Teller = (bars: readonly FedBar[]) => readonly unknown[];

/** What says something bar by bar: an indicator, a strategy with its indicators, a Pipeline, a model. */
export interface Stream {
  update(bar: FedBar): unknown;
  /** What `update(bar)` would return; changes nothing. */
  peek?(bar: FedBar): unknown;
  snapshot?(): Snapshot;
  restore?(snapshot: Snapshot): void;
  /** The bar, counted from 1, of which something can be said first. */
  readonly warmUp?: number;
}

/**
 * Makes a stream without a memory. `bars` are all that there will be: code that looks at them here
 * is code that looks ahead, and is found out.
 */
export type MakeStream = (bars: readonly FedBar[]) => Stream;

/** What a whole backtest comes to. */
export interface BacktestOutcome {
  /** Open times of the bars, and what the account was worth at the close of each. */
  readonly times: ArrayLike<number>;
  readonly equity: ArrayLike<number>;
  /** `time` is the open time of the bar in which it was filled. */
  readonly fills: readonly {
    readonly time: number;
    readonly price: number;
    readonly quantity: number;
    readonly symbol?: string;
  }[];
}

export type BacktestRun = (bars: readonly FedBar[]) => BacktestOutcome;

/** What is held to the laws of causality: one's own code in one of three forms. */
export type CausalSubject =
  | { readonly tell: Teller }
  | { readonly stream: MakeStream }
  | { readonly backtest: BacktestRun };
