import { requireNumbers } from '../core/lists.js';

/** What uPlot draws: x values in rising order, then one array a series; null where there is a hole. */
export type UplotData = [times: number[], ...series: (number | null)[][]];

/**
 * Columns for uPlot: times in seconds, and null where a value is not finite. uPlot takes NaN for a
 * number: one NaN leaves the axis without a range and the chart without a line.
 *
 * Rows are sorted by time, because uPlot looks for a time by bisection; of equal times all stay. A
 * series that is shorter than the times ends in nulls.
 *
 * @param times   ms since the Unix epoch
 * @param series  arrays beside the times, e.g. closes and an average
 * @cost  O(rows × series), O(n log n) unless the times rise already
 * @example
 * toUplot([60_000, 120_000], [1, Number.NaN], [5, 6]); // [[60, 120], [1, null], [5, 6]]
 */
export function toUplot(
  times: ArrayLike<number>,
  ...series: readonly ArrayLike<number>[]
): UplotData {
  const starts = requireNumbers('times', times);
  const rows = Array.from(starts.keys())
    .filter((i) => Number.isFinite(starts[i]))
    .sort((a, b) => starts[a]! - starts[b]!);
  return [
    rows.map((i) => starts[i]! / 1000),
    ...series.map((given, place) => {
      const values = requireNumbers(`series[${place}]`, given);
      return rows.map((i) => drawable(values[i]));
    }),
  ];
}

function drawable(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
