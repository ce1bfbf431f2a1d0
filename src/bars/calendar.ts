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

/** When a market trades: plain data, so that anyone can write one down, store it and send it. */
export type Calendar = {
  readonly id: string;
  /** Changes whenever a session of the calendar changes. */
  readonly version: string;
  /** Where the data come from. */
  readonly source: string;
  /** First and last civil date for which the exceptions are complete; absent: always. */
  readonly valid?: { readonly from: string; readonly to: string };
  readonly zone: Zone;
  /** Seven days, Monday first: the stretches of trading of the session of that date. */
  readonly week: readonly (readonly Span[])[];
  /** By date, `YYYY-MM-DD`. */
  readonly exceptions: Readonly<Record<string, CalendarException>>;
};
