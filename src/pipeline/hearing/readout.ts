import type { Row } from '../../core/row.js';
import type { AggregationEvent } from '../../timeframe/aggregation.js';
import type { CapturedForming } from '../../timeframe/forming.js';
import type { Validation } from '../../validation/judgement.js';
import type { Found } from '../found.js';
import type { Passed, Rows } from '../told.js';

/** In the place of the bars that form: nobody is told of them where bars are read for others. */
export const untold: CapturedForming = Object.freeze({ parents: [], bars: [] });

/** The row of a bar, and its values as a list; nobody writes on them. */
export interface HeardRow extends Pick<Passed, 'place' | 'bar' | 'values'> {
  readonly row: Row;
}

/** Plain bars in a row of one symbol: the rows that they lead to, by the place of their timeframe. */
export type Stretch = readonly (readonly HeardRow[])[];

/**
 * All that a lane found of a bar that came in and that depends on no strategy: data, which other lanes
 * may be given in the place of the bar.
 */
export interface Readout extends Pick<Found, 'symbol' | 'quality'> {
  /** Of each bar that went through a track. */
  readonly rows: readonly HeardRow[];
  readonly validated: Pick<Validation, 'judgements' | 'events'>;
  /** What each bar that went on has closed and corrected. */
  readonly absorbed: readonly (readonly AggregationEvent[])[];
  /** The last row of each timeframe after it. */
  readonly rowsAfter: Rows;
  /** Whether it is one bar as it should be: nothing is said of it, and nothing but bars that close. */
  readonly isPlain: boolean;
  /** Of the first of plain bars in a row, once those after it are read: what all of them lead to. */
  stretch: Stretch | undefined;
}
