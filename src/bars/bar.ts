import { areAdmissible } from '../core/operator.js';

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

/** Where a row that holds a bar has each of its fields, counted from where the bar begins. */
export const barColumn = { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 } as const;

/** The fields of a bar, in the order in which columns, rows and CSV files carry them. */
export const barFields: readonly (keyof Bar)[] = ['time', 'open', 'high', 'low', 'close', 'volume'];

/** Whether every price and the volume of `bar` may enter an operator. */
export function isAdmissibleBar(bar: Bar): boolean {
  return (
    areAdmissible(bar.open, bar.high, bar.low) && areAdmissible(bar.close, bar.volume, bar.time)
  );
}

/** A bar as a snapshot holds it. */
export type BarState = { readonly [F in keyof Bar]: number };

/** No bar yet: NaN in every field. */
export const noBar: BarState = {
  time: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  volume: Number.NaN,
};

/** A fresh record of the fields of a bar and nothing else: the caller may go on to change its own. */
export function copyBar({ time, open, high, low, close, volume }: Bar): BarState {
  return { time, open, high, low, close, volume };
}

/** Whether two bars say the same, whatever their labels. */
export function hasSameValues(a: Bar, b: Bar): boolean {
  return (
    a.open === b.open &&
    a.high === b.high &&
    a.low === b.low &&
    a.close === b.close &&
    a.volume === b.volume
  );
}

/** Write `bar` at the beginning of `row`. */
export function loadBar(bar: Bar, row: Float64Array): void {
  row[barColumn.time] = bar.time;
  row[barColumn.open] = bar.open;
  row[barColumn.high] = bar.high;
  row[barColumn.low] = bar.low;
  row[barColumn.close] = bar.close;
  row[barColumn.volume] = bar.volume;
}

/** Write bar `i` of `columns` at the beginning of `row`. */
export function loadBarAt(columns: Columns, i: number, row: Float64Array): void {
  row[barColumn.time] = columns.time[i]!;
  row[barColumn.open] = columns.open[i]!;
  row[barColumn.high] = columns.high[i]!;
  row[barColumn.low] = columns.low[i]!;
  row[barColumn.close] = columns.close[i]!;
  row[barColumn.volume] = columns.volume[i]!;
}

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
  /** Whether every expected base bar arrived. */
  readonly complete: boolean;
  /** 0 when first closed; one more each time a late or corrected base bar changed it. */
  readonly revision: number;
  /** Volume-weighted mean of the typical prices of the base bars; the close where none has volume. */
  readonly vwap: number;
  /** What the aggregator's `method` picks: the close, `vwap`, or the typical price of this bar. */
  readonly price: number;
}
