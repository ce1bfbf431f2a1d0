import type { SymbolBar } from '../../bars/bar.js';
import type { Zone } from '../../bars/zone.js';
import type { FormatReason } from '../result.js';
import type { SymbolMap } from '../symbols/symbol-map.js';
import type { StampUnit } from './stamp.js';

/** What a payload does not say itself. */
export interface VenueOptions {
  /** Whose bars they are, where the payload has no symbol, or a canonical name in its place. */
  readonly symbol?: string;
  /** What the payload's names mean: bars get the canonical name, and one that is unknown is an error. */
  readonly symbols?: SymbolMap;
  /** How long the bars are, e.g. `5m`, where the payload does not say. */
  readonly timeframe?: string;
  /** Where the bars come from, carried along in each; default the venue's name. */
  readonly feed?: string;
  /** The time it is, in ms: a bar that ends later is forming. Needs a timeframe. */
  readonly now?: number;
  /** The newest row is still forming. */
  readonly dropForming?: boolean;
  /** Of times without a zone, where the payload names none. */
  readonly zone?: Zone;
}

/** Why a row could not become a bar, or a payload holds none. */
export type VenueReason =
  | FormatReason
  | 'venue-refused' // the venue answered with an error
  | 'not-an-answer' // nothing that this venue sends
  | 'unknown-symbol' // neither the payload nor the options say whose bars they are
  | 'unknown-zone' // times without a zone, of a place whose clock is not known here
  | 'unreadable-row' // reading it threw, or it is none
  | 'no-prices' // a row whose prices are all null; of some, `missing-price` and which
  | 'duplicate-row' // the same bar twice: one is kept
  | 'conflicting-row' // another bar of the same time follows and is kept
  | 'out-of-order'; // a row against the order of the others; its bar is in its place among the bars

/** What a venue's refusal means for the caller. */
export type RefusalKind =
  | 'rate-limit'
  | 'unknown-symbol'
  | 'unauthorised'
  | 'bad-request'
  | 'unavailable'
  | 'other';

/** A row that is no bar, or an answer that is a refusal: data errors are values. */
export interface VenueError {
  /** The row, counted from 1; 0 for the payload as a whole. */
  readonly line: number;
  readonly reason: VenueReason;
  /** What was found, or the venue's own words, at most 200 characters. */
  readonly text: string;
  /** The venue's code, and what it means. */
  readonly code?: string;
  readonly kind?: RefusalKind;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Each row is counted: rows = bars + forming + errors, not counting those that are only out of order. */
export interface VenueBars {
  /** Closed bars in order of time, each time once; several symbols one after the other. */
  readonly bars: SymbolBar[];
  /** Bars that may still change. */
  readonly forming: SymbolBar[];
  readonly errors: VenueError[];
}

/** Where each field stands in a row: an index or a name. */
export interface RowLayout {
  readonly time: string | number;
  readonly open: string | number;
  readonly high: string | number;
  readonly low: string | number;
  readonly close: string | number;
  /** Left out where a venue has no volume: it is 0. */
  readonly volume?: string | number;
}

/** Rows of one symbol. */
export interface Table {
  readonly rows: ArrayLike<unknown>;
  readonly layout: RowLayout;
  readonly unit: StampUnit;
  readonly symbol?: string | undefined;
  readonly timeframe?: string | undefined;
  readonly zone?: Zone | undefined;
  /** What the payload calls the zone: if it is not known here, times of day cannot be read. */
  readonly zoneName?: string | undefined;
  /** The venue's clock when it answered, in ms. */
  readonly now?: number | undefined;
  /** Whether the row's bar is over, where a row says so. */
  readonly isClosed?: (row: never) => boolean | undefined;
  /** The venue always sends the bar that is forming, as the newest. */
  readonly newestForms?: boolean;
}

/** A venue's own error. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly kind: RefusalKind;
}

/** What a payload is: tables of rows, a refusal, a message without bars, or nothing known. */
export type Answer =
  | { readonly tables: readonly Table[]; readonly refusals?: readonly Refusal[] }
  | { readonly refusal: Refusal }
  | { readonly silent: true }
  | undefined;
