import type { Bar } from '../bars/bar.js';
import { printed } from '../core/errors.js';

/** Why a row could not become a bar. */
export type FormatReason =
  | 'missing-column' // the header names no column for a field every bar needs
  | 'ambiguous-column' // several columns may hold the field, or one may hold another thing
  | 'ambiguous-date' // 01/02/2019: the day or the month may come first
  | 'ambiguous-number' // 1,234: the comma may stand before decimals or between thousands
  | 'ambiguous-label' // the time is where the bar ends, and nothing says how long it is
  | 'several-symbols' // the rows are of more than one symbol
  | 'repeated-times' // most times come several times with other prices: several series in one
  | 'no-zone' // a time of day without a zone, and the option does not say which
  | 'skipped-local-time' // the clock of the zone skips this time in spring
  | 'repeated-local-time' // the clock shows it twice in autumn, and the rows around it don't tell
  | 'spreadsheet-date' // a count of days, as spreadsheets keep dates
  | 'implausible-time' // a count that no unit puts between 1973 and 2200
  | 'off-grid' // no bar of the timeframe and calendar ends at this label
  | 'missing-cells' // the row ends before its last field
  | 'extra-cells' // the row has more cells than the others or the titles
  | 'missing-price' // the cell of a price is blank, or says that there is none
  | 'not-a-row' // what should be an array of six is something else
  | 'unclosed-quote' // a quoted cell runs on to the end of the text
  | 'unreadable-number' // a cell is neither a number nor blank
  | 'unreadable-time' // a time is none of the known spellings, or no such day exists
  | 'time-in-seconds' // milliseconds were due; the magnitude says seconds
  | 'time-in-microseconds' // milliseconds were due; the magnitude says microseconds
  | 'time-in-nanoseconds'; // milliseconds were due; the magnitude says nanoseconds

/** A row that was not turned into a bar: data errors are values. */
export interface FormatError {
  /** Counted from 1: the line of a text, where the row begins; the row of an array. */
  readonly line: number;
  readonly reason: FormatReason;
  /** What was found, at most 40 characters; for `missing-column`, the field that is missing. */
  readonly text: string;
  /** The field of the bar that could not be read. */
  readonly field?: keyof Bar;
  /** The option that settles it, e.g. `dateFormat`. */
  readonly option?: string;
  /** What to do, in words. */
  readonly remedy?: string;
}

/** What an error says beyond its reason. */
export type FormatErrorDetail = Pick<FormatError, 'field' | 'option' | 'remedy'>;

export function formatError(
  line: number,
  reason: FormatReason,
  found: unknown,
  detail?: FormatErrorDetail,
): FormatError {
  const text = typeof found === 'string' ? found : printed(found);
  return { line, reason, text: text.length > 40 ? `${text.slice(0, 39)}…` : text, ...detail };
}

/** How spreadsheets, pandas and databases spell a number that is not there. */
export const noNumber: ReadonlySet<string> = new Set([
  '',
  'nan',
  'na',
  'n/a',
  '#n/a',
  'null',
  'none',
  '-',
  '--',
  '<na>',
  '\\n',
]);
