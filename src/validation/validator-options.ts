import type { Calendar } from '../bars/calendar.js';
import type { CalendarName } from '../bars/calendars.js';
import type { ConflictPolicy } from './order-rule.js';

export interface DataValidatorOptions {
  /** Timeframe of the bars that come in, e.g. `1m`. */
  readonly base: string;
  /** When the market trades; default `24/7`. */
  readonly calendar?: CalendarName | Calendar;
  /** Which values stand when the newest bar comes again with others; default `last`. */
  readonly conflict?: ConflictPolicy;
  /** Whether prices may be zero and negative (spreads, energy); default `false`. */
  readonly negativePrices?: boolean;
}
