import type { Bar } from '../bars/bar.js';

/** What became of a bar that came in: the bars in are the sum of all dispositions. */
export type Disposition =
  | 'accepted'
  | 'repaired' // accepted with changed values
  | 'backfilled' // came late into a known gap
  | 'revision' // the newest bar again, with other values, which stand from now on
  | 'duplicate' // the newest bar again
  | 'conflict' // the newest bar again with other values, which were not believed
  | 'late' // older than the newest
  | 'rejected' // no bar, or not one that can be
  | 'dropped' // a bar, but not to be believed
  | 'pending'; // held until the next one tells

/** Every disposition, in the order in which counts list them. */
export const dispositions: readonly Disposition[] = [
  'accepted',
  'repaired',
  'backfilled',
  'revision',
  'duplicate',
  'conflict',
  'late',
  'rejected',
  'dropped',
  'pending',
];

/** Why a bar was not simply accepted. */
export type ReasonCode =
  | 'not-an-object'
  | 'unreadable' // reading a field threw
  | 'not-a-number' // a field is missing, or text, or anything else
  | 'not-finite'
  | 'time-not-whole' // not an integer that a double holds exactly
  | 'time-in-seconds' // milliseconds were due; the magnitude says seconds
  | 'time-in-microseconds'
  | 'time-in-nanoseconds'
  | 'time-too-far-ahead' // about ten years or more after the newest bar
  | 'price-not-positive'
  | 'volume-negative'
  | 'high-too-low' // below the open, the low or the close
  | 'low-too-high' // above the open or the close
  | 'price-out-of-range'
  | 'volume-out-of-range'
  | 'off-grid' // not where a bar of this timeframe begins
  | 'outside-session' // the calendar has the market closed
  | 'same-values' // as the newest bar
  | 'other-values' // than the newest bar of the same time
  | 'older-than-newest';

/** Every reason, in the order in which counts list them. */
export const reasonCodes: readonly ReasonCode[] = [
  'not-an-object',
  'unreadable',
  'not-a-number',
  'not-finite',
  'time-not-whole',
  'time-in-seconds',
  'time-in-microseconds',
  'time-in-nanoseconds',
  'time-too-far-ahead',
  'price-not-positive',
  'volume-negative',
  'high-too-low',
  'low-too-high',
  'price-out-of-range',
  'volume-out-of-range',
  'off-grid',
  'outside-session',
  'same-values',
  'other-values',
  'older-than-newest',
];

/** What was decided about one bar. */
export interface Judgement {
  /** The bar's time; NaN if it had none. */
  readonly time: number;
  readonly disposition: Disposition;
  /** Empty for a bar that was simply accepted. */
  readonly reasons: readonly ReasonCode[];
  /** What goes on down the lane, a record of its own; `undefined` if nothing does. */
  readonly bar: Bar | undefined;
}

/** What is to be known about a feed besides its bars. */
export type ValidationEvent =
  /** The calendar expects `missing` bars in `[from, to)`, and none came. */
  | { readonly type: 'gap'; readonly from: number; readonly to: number; readonly missing: number }
  /** The market was closed out of turn on `date`; `from` and `to` are its usual hours. */
  | {
      readonly type: 'closure';
      readonly name: string;
      readonly date: string;
      readonly from: number;
      readonly to: number;
    }
  /** By the time of `advance`, `overdue` bars since `since` should have come. Said once. */
  | { readonly type: 'stall'; readonly since: number; readonly overdue: number };

/** What one bar, or the passing of time, led to; one bar may release others that were held. */
export interface Validation {
  readonly judgements: readonly Judgement[];
  readonly events: readonly ValidationEvent[];
}
