/**
 * One bar of a market: what was traded in `[time, time + duration)`.
 *
 * `time` is the bar's open, in integer milliseconds since the Unix epoch, UTC. `volume` is 0 where
 * the feed has none.
 */
export interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Bars as columns of equal length: the batch form, and the one that allocates nothing. */
export interface Columns {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** The fields of a bar, in the order in which columns, rows and CSV files carry them. */
export const barFields: readonly (keyof Bar)[] = ['time', 'open', 'high', 'low', 'close', 'volume'];

/** A bar that says whose it is, how long it lasts and where it came from. */
export interface SymbolBar extends Bar {
  readonly symbol: string;
  readonly timeframe?: string;
  readonly feed?: string;
}

/** A bar that is over, with what it was made of. */
export interface ClosedBar extends Bar {
  /** First millisecond after the bar. */
  readonly end: number;
  /** Base bars its interval should hold, by the calendar. */
  readonly expected: number;
  /** Base bars that arrived. */
  readonly received: number;
  /** Base bars that were filled in rather than received. */
  readonly synthetic: number;
  /** 0 when first closed; one more each time a late or corrected base bar changed it. */
  readonly revision: number;
}
