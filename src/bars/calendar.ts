import type { Zone } from './zone.js';

/**
 * A stretch of trading without a break, in minutes from the local midnight with which the session's
 * date begins: `[570, 960]` is 9:30 to 16:00, `[-420, 1020]` is 17:00 of the day before to 17:00.
 */
export type Span = readonly [openMinutes: number, closeMinutes: number];

/** A date on which the week's pattern does not hold: a holiday, a half day, a special closure. */
export type CalendarException = {
  readonly reason: string;
  /** What is traded instead; empty on a day without a session. */
  readonly spans: readonly Span[];
  /** True where no published rule foresaw it, such as the closure for Hurricane Sandy. */
  readonly special?: boolean;
};

/**
 * From where bars of a timeframe are counted.
 *
 * - `session` (default): below a day from the open of the stretch of trading; days and weeks from a
 *   Monday.
 * - `clock`: below a day from the exchange's midnight, so that hours begin at full hours.
 * - `sunday`: days and weeks from a Sunday.
 * - a number: from that many ms after the Unix epoch, e.g. 0 for venues whose 3-day candles sit on
 *   multiples from 1970-01-01. Days: whole days, or any time in a market that never closes.
 */
export type Anchor = 'session' | 'clock' | 'sunday' | number;

/** One anchor for all timeframes, or one each for those that differ from `session`. */
export type Anchors = Anchor | Readonly<Record<string, Anchor>>;

/** When a market trades: plain data, so that anyone can write one down, store it and send it. */
export type Calendar = {
  readonly id: string;
  /** Changes whenever a session of the calendar changes. */
  readonly version: string;
  /** Where the data come from. */
  readonly source: string;
  /** First and last civil date for which the exceptions are complete; absent: always. */
  readonly valid?: { readonly from: string; readonly to: string };
  /** Days of each year, `MM-DD`, or dates on which it is not known when the market trades. */
  readonly uncertain?: readonly string[];
  readonly zone: Zone;
  /** Seven days, Monday first: the stretches of trading of the session of that date. */
  readonly week: readonly (readonly Span[])[];
  /** By date, `YYYY-MM-DD`. */
  readonly exceptions: Readonly<Record<string, CalendarException>>;
  /** From where bars are counted, where not from the open of a session or from a Monday. */
  readonly anchors?: Anchors;
};
