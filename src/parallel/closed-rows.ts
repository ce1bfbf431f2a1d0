/** Rows of one timeframe: of which bar that was fed, and the row's columns by their names. */
export interface ClosedRows {
  /** Place of the bar, among those that were fed, that closed it. */
  readonly bar: Float64Array;
  readonly end: Float64Array;
  /** 0 where the row stands instead of an earlier one with the same end. */
  readonly isNew: Float64Array;
  readonly values: Readonly<Record<string, Float64Array>>;
}
