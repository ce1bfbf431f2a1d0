/** Statistics of a column of numbers; NaN values are left out. */
export interface ColumnSummary {
  /** Values that are numbers. */
  readonly count: number;
  /** NaN where `count` is 0, as all below. */
  readonly mean: number;
  /** Of all values: divided by `count`. */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
  readonly first: number;
  readonly last: number;
}

export function summaryOf(values: Float64Array): ColumnSummary {
  const known = values.filter((value) => !Number.isNaN(value));
  const count = known.length;
  let mean = 0;
  let squares = 0;
  let min = Number.NaN;
  let max = Number.NaN;
  for (let i = 0; i < count; i++) {
    const value = known[i]!;
    const off = value - mean;
    mean += off / (i + 1);
    squares += off * (value - mean); // Welford: never negative
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
  }
  return {
    count,
    mean: count === 0 ? Number.NaN : mean,
    standardDeviation: count === 0 ? Number.NaN : Math.sqrt(squares / count),
    min,
    max,
    first: known[0] ?? Number.NaN,
    last: known[count - 1] ?? Number.NaN,
  };
}
