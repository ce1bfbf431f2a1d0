import type { Bar, ClosedBar } from '../bars/bar.js';
import type { Anchor } from '../bars/calendar.js';
import type { Misplacement } from '../bars/placement.js';
import type { BarFault } from '../bars/read-bar.js';

/** What one base bar, or the passing of time, caused in one timeframe. */
export type AggregationEvent =
  /** The bar is over: its last child came, or a later one, or time passed its end. */
  | { readonly type: 'closed'; readonly timeframe: string; readonly bar: ClosedBar }
  /** A bar that was said to be closed has changed since. */
  | { readonly type: 'revision'; readonly timeframe: string; readonly bar: ClosedBar }
  /** The first bar is over, and its first child did not begin it: `dropIncompleteFirst`. */
  | { readonly type: 'dropped'; readonly timeframe: string; readonly bar: ClosedBar }
  /** Whole bars of the timeframe without a single child: `missing` of them in `[from, to)`. */
  | {
      readonly type: 'gap';
      readonly timeframe: string;
      readonly from: number;
      readonly to: number;
      readonly missing: number;
    }
  /** Older than every base bar that can still be revised; its end is `lagMs` behind the newest's. */
  | { readonly type: 'late'; readonly bar: Bar; readonly lagMs: number }
  /** The base bar was not absorbed. */
  | {
      readonly type: 'refused';
      readonly reason: AggregationRefusal;
      readonly bar: Bar;
      /** Off the grid: the option `anchor` with which it would be on it, where there is one. */
      readonly anchor?: Anchor;
    };

export type AggregationRefusal =
  | BarFault
  | Misplacement
  | 'duplicate' // of a base bar that was absorbed; or another word on one, and the first stands
  | 'conflict'; // another word on a base bar, and the option says to refuse it

/** What a base bar would cause, and how every timeframe would stand after it. */
export interface Aggregation {
  readonly events: readonly AggregationEvent[];
  readonly forming: FormingBars;
}

/** A bar that is not over yet, as it stands: `received` of `expected` base bars have come. */
export type FormingBar = ClosedBar;

/** By timeframe; `undefined` where the newest bar is closed and the next has not begun. */
export type FormingBars = Readonly<Record<string, FormingBar | undefined>>;
