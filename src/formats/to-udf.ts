import type { Columns } from '../bars/bar.js';
import { requireColumns } from '../bars/columns-argument.js';

/** An answer of TradingView's universal data feed. */
export type UdfHistory =
  | {
      readonly s: 'ok';
      /** Opens of the bars, in seconds. */
      readonly t: number[];
      readonly o: number[];
      readonly h: number[];
      readonly l: number[];
      readonly c: number[];
      readonly v: number[];
    }
  | { readonly s: 'no_data' };

/**
 * Bars as a data feed answers `/history`: columns, times in seconds. A bar with a price that is NaN
 * is left out, because JSON has no word for it.
 *
 * @example
 * const one = Float64Array.of(1.5);
 * const columns = { time: Float64Array.of(60_000), open: one, high: one, low: one, close: one, volume: one };
 * const history = toUdf(columns);
 * history.s === 'ok' && history.t; // [60]
 */
export function toUdf(columns: Readonly<Columns>): UdfHistory {
  const { time, open, high, low, close, volume } = requireColumns('columns', columns);
  const rows = Array.from(time.keys()).filter((i) =>
    Number.isFinite(time[i]! + open[i]! + high[i]! + low[i]! + close[i]!),
  );
  if (rows.length === 0) return { s: 'no_data' };
  const picked = (column: Float64Array) => rows.map((i) => column[i]!);
  return {
    s: 'ok',
    t: rows.map((i) => Math.floor(time[i]! / 1000)),
    o: picked(open),
    h: picked(high),
    l: picked(low),
    c: picked(close),
    v: picked(volume).map((x) => (Number.isFinite(x) ? x : 0)),
  };
}
