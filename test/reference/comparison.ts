import type { OracleColumn } from './fixtures.js';
import type { Series } from './series.js';

export interface Comparison {
  /** Largest difference, as a share of the largest value of the oracle. */
  readonly error: number;
  /** Bars compared. */
  readonly bars: number;
  /** First bar at which one is defined and the other is not; -1 if none. */
  readonly misaligned: number;
}

/** `ours` beside the oracle from bar `from` on, both being silent on the same bars. */
export function compare(ours: Series, oracle: Series, from = 0): Comparison {
  const scale = Math.max(...oracle.map((v) => (Number.isNaN(v) ? 0 : Math.abs(v))));
  let error = 0;
  let bars = 0;
  let misaligned = -1;
  for (let i = from; i < oracle.length; i++) {
    const a = ours[i]!;
    const b = oracle[i]!;
    if (Number.isNaN(a) !== Number.isNaN(b)) {
      if (misaligned < 0) misaligned = i;
    } else if (!Number.isNaN(a)) {
      error = Math.max(error, Math.abs(a - b) / (scale === 0 ? 1 : scale));
      bars += 1;
    }
  }
  return { error, bars, misaligned };
}

/** The first column that was asked for by name. */
export function columnOf(columns: { readonly [name: string]: OracleColumn }, name: string): Series {
  const column = columns[name];
  if (column === undefined) throw new RangeError(`no column ${name} in the fixture`);
  return column.values;
}
