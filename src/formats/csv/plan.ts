import type { Bar } from '../../bars/bar.js';
import type { EpochUnit } from '../../bars/epoch.js';
import type { FormatError } from '../result.js';
import type { DateOrder } from './day-text.js';
import type { NumberForm } from './numbers.js';

export type CsvDelimiter = ',' | ';' | '\t' | '|';

/** For each field of a bar, where it stands in a record, counted from 0. */
export interface CsvColumns {
  /** One column, or two: a date and a time of day. */
  readonly time: readonly number[];
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** −1: the file has no volume. */
  readonly volume: number;
  /** −1: the file says of no bar whose it is. */
  readonly symbol: number;
}

/** How the cells of time are to be read. */
export interface CsvTime {
  /** A count since the epoch, days of a spreadsheet, or a date as people write it. */
  readonly form: 'epoch' | 'excel' | 'civil';
  /** Of a count: which unit; a count that only another unit puts near a bar is read in that one. */
  readonly unit: EpochUnit;
  /** Of a date: which of its parts comes first. */
  readonly order: DateOrder;
  /** Whether the caller gave the order; if not, a date that denies it refuses the file. */
  readonly isOrderGiven: boolean;
  /** Of a time of day in digits alone, in a column of its own: `HHMMSS` rather than `HHMM`. */
  readonly hasSeconds: boolean;
  /**
   * The zone of the clock: a name; `stated` in each cell; or `dates`: the file has no time of day, and
   * a date is midnight UTC.
   */
  readonly zone: string;
}

/** How a text is to be read: plain data, made by `sniffCsv` and carried out by `fromCsv`. */
export interface CsvPlan {
  readonly delimiter: CsvDelimiter;
  readonly lineEnd: '\n' | '\r';
  readonly numbers: NumberForm;
  /** Prices are whole numbers of which so many make one; 1 where they are prices. */
  readonly priceDivisor: number;
  /** Lines before the first row: banner lines and titles. */
  readonly linesBefore: number;
  /** The titles, trimmed; empty where the file has none. */
  readonly titles: readonly string[];
  /** Cells of a row; one with more or fewer is an error. */
  readonly cells: number;
  readonly columns: CsvColumns;
  readonly time: CsvTime;
  /** In which order the first rows stand. */
  readonly order: 'oldest-first' | 'newest-first' | 'mixed';
}

/** What was recognised: a plan, or why there is none. */
export interface CsvSniff {
  readonly plan?: CsvPlan;
  /** Why the text can't be read as it is; `option` names what to set. */
  readonly refusal?: FormatError;
  /** What was recognised and why, a sentence each. */
  readonly notes: readonly string[];
}

/** A column by its title or by its place, counted from 0. */
export type CsvColumn = string | number;

/** Columns that are not to be looked for. `volume: null`: the file has none. */
export type CsvColumnNames = {
  readonly time?: CsvColumn | readonly CsvColumn[];
  readonly volume?: CsvColumn | null;
} & { readonly [field in Exclude<keyof Bar, 'time' | 'volume'>]?: CsvColumn };

/** For a text that is refused: its rows are counted and no more. */
export const noPlan: CsvPlan = {
  delimiter: ',',
  lineEnd: '\n',
  numbers: { decimal: '.', grouping: '' },
  priceDivisor: 1,
  linesBefore: 0,
  titles: [],
  cells: 1,
  columns: { time: [0], open: 0, high: 0, low: 0, close: 0, volume: 0, symbol: -1 },
  time: {
    form: 'epoch',
    unit: 'milliseconds',
    order: 'ymd',
    isOrderGiven: false,
    hasSeconds: true,
    zone: 'stated',
  },
  order: 'oldest-first',
};
