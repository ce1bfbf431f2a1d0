import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import type { ConflictPolicy } from './order-rule.js';
import type { Rule } from './rule.js';

/** What happens to a bar that the next one shows to be a spike. */
export type SpikePolicy =
  | 'keep' // it goes on, with the reason
  | 'drop' // it goes nowhere
  | 'repair'; // the close before it goes on in its place

/** Whether a bar comes for every interval, or only where something traded. */
export type FeedMode = 'dense' | 'tradeOnly';

/** Rules that can be switched, by the name they have in options: see `docs/validation.md`. */
export interface RuleOptions {
  /** Deviations beyond which a close is in doubt; `false` for never. Default 12. */
  readonly spike?: number | false;
  /** Whether a power of ten puts a close in doubt; default true. */
  readonly unit?: boolean;
  /** Usual ranges beyond which a high or low is noted; `false` for never. Default 12. */
  readonly wick?: number | false;
  /** Deviations beyond which an open alone is noted; `false` for never. Default 12. */
  readonly openSpike?: number | false;
  /** Whether runs of equal bars are noted; default true. */
  readonly stale?: boolean;
  /** Multiple of the largest of 512 volumes that is noted; default off, `true` is 3. */
  readonly volumeSpike?: number | boolean;
  /** Multiple between levels of volume that is noted; default off, `true` is 5. */
  readonly volumeShift?: number | boolean;
  /** Whether bars are held against those of other sources; default true. */
  readonly sources?: boolean;
}

export interface DataValidatorOptions {
  /** Timeframe of the bars that come in, e.g. `1m`. */
  readonly base: string;
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** Which values stand when the newest bar comes again with others; default `last`. */
  readonly conflict?: ConflictPolicy;
  /** Default `dense`: every interval without a bar is a gap. */
  readonly feed?: FeedMode;
  /** Bars that a bar in doubt waits for: 0 (default) or 1. */
  readonly hold?: 0 | 1;
  /** What is done with a spike; anything but `keep` (default) needs `hold: 1`. */
  readonly policy?: SpikePolicy;
  /** Gaps of so many bars are not told and cost nothing; default 0. */
  readonly gapToleranceBars?: number;
  /** Whether prices may be zero and negative (spreads, energy); default `false`. */
  readonly negativePrices?: boolean;
  /** Smallest step of prices; given, prices off it are noted. */
  readonly tick?: number;
  /** Sources by rank, best first: of one interval the bar of the better source stands. */
  readonly sources?: readonly string[];
  /** Of a bar that says when it was received: time after its end beyond which it is late to arrive. */
  readonly maxLagMs?: number;
  readonly rules?: RuleOptions;
  /** Rules of your own, after all others. Their reasons begin with `own:`. */
  readonly own?: readonly Rule[];
  /** Change of the close, as a share, beyond which it is in doubt: the classic check, e.g. 0.5. */
  readonly maxPriceChange?: number;
  /** Volume below which a bar is rejected: the classic check, e.g. 0. */
  readonly minVolume?: number;
  /** Multiple of the mean of 20 volumes beyond which it is noted: the classic check, e.g. 100. */
  readonly maxVolumeMultiplier?: number;
  /** Standard scores, over 50 moves, beyond which a move is noted: the classic check, e.g. 3. */
  readonly maxZScore?: number;
  /** Fields that a bar must have. Default: the six; without `volume` in it, none is taken as 0. */
  readonly requiredFields?: readonly string[];
}
