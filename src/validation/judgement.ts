import type { Bar } from '../bars/bar.js';
import type { Interval } from '../bars/session.js';
import type { BarFault } from './bar-fault.js';
import type { QualityTier } from './quality.js';
import type { ReasonCode } from './reason-code.js';
import type { ValidationEvent } from './validation-event.js';

/** Every disposition, in the order in which counts list them: what came in is their sum. */
export const dispositions = [
  'accepted',
  'repaired', // accepted with changed values
  'backfilled', // came late into a known gap
  'revision', // the newest bar again, with other values, which stand from now on
  'duplicate', // the newest bar again
  'conflict', // the newest bar again with other values, which were not believed
  'late', // older than the newest
  'outside-session', // the calendar has the market closed
  'rejected', // no bar, or not one that can be
  'dropped', // a bar, but not to be believed
  'pending', // held until the next one tells
] as const;

/** What became of a bar that came in. */
export type Disposition = (typeof dispositions)[number];

/** What was decided about one bar. */
export interface Judgement extends BarFault {
  /** The bar's time; NaN if it had none. */
  readonly time: number;
  readonly disposition: Disposition;
  /** Empty for a bar that was simply accepted. */
  readonly reasons: readonly ReasonCode[];
  /** What goes on down the lane, a record of its own; `undefined` if nothing does. */
  readonly bar: Bar | undefined;
  /** Of the bar that goes on, by the calendar. */
  readonly interval: Interval | undefined;
  /** End of the bar, or of the one that released it; NaN if nothing goes on. */
  readonly decidedAt: number;
  /** Whether the bar was judged `pending` before: it is counted out here, and not in again. */
  readonly wasPending: boolean;
}

/** What one bar, or the passing of time, led to; one bar may release others that were held. */
export interface Validation {
  readonly judgements: readonly Judgement[];
  readonly events: readonly ValidationEvent[];
  /** How far the feed is to be trusted, this bar included. */
  readonly quality: { readonly score: number; readonly tier: QualityTier };
}

export type { ReasonCode } from './reason-code.js';
export type { ValidationEvent } from './validation-event.js';
