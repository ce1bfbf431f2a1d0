import type { Bar, ClosedBar } from '../bars/bar.js';

/** What one base bar, or the passing of time, caused in one timeframe. */
export type AggregationEvent =
  /** The bar is over: its last child came, or a later one, or time passed its end. */
  | { readonly type: 'closed'; readonly timeframe: string; readonly bar: ClosedBar }
  /** A bar that was said to be closed has changed since. */
  | { readonly type: 'revision'; readonly timeframe: string; readonly bar: ClosedBar }
  /** Whole bars of the timeframe without a single child: `missing` of them in `[from, to)`. */
  | {
      readonly type: 'gap';
      readonly timeframe: string;
      readonly from: number;
      readonly to: number;
      readonly missing: number;
    }
  /** The base bar was not absorbed. */
  | { readonly type: 'refused'; readonly reason: AggregationRefusal; readonly bar: Bar };

export type AggregationRefusal =
  | 'late' // older than the newest base bar
  | 'inadmissible'; // a field is no finite number, or the time is years ahead

/** What a base bar would cause, and how every timeframe would stand after it. */
export interface Aggregation {
  readonly events: readonly AggregationEvent[];
  readonly forming: FormingBars;
}

/** A bar that is not over yet, as it stands: `received` of `expected` base bars have come. */
export type FormingBar = ClosedBar;

/** By timeframe; `undefined` where the newest bar is closed and the next has not begun. */
export type FormingBars = Readonly<Record<string, FormingBar | undefined>>;
