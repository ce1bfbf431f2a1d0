import { isNumber } from './figures.js';
import type { Numbers } from './numbers.js';

/** A place in a drawing. */
export type Point = readonly [x: number, y: number];

/**
 * Runs of points that draw the same line as all of `points` do, at the resolution of the paper: per
 * column one unit wide the first, lowest, highest and last are kept, and no spike is lost. A value that is
 * not finite ends a run.
 */
export function thinned(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  let column: Point[] = [];
  const endColumn = (): void => {
    run.push(...landmarks(column));
    column = [];
  };
  for (const point of points) {
    const broken = !isNumber(point[0]) || !isNumber(point[1]);
    if (column.length > 0 && (broken || Math.floor(point[0]) !== Math.floor(column[0]![0]))) {
      endColumn();
    }
    if (!broken) column.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  endColumn();
  return run.length > 0 ? [...runs, run] : runs;
}

/** First, lowest, highest and last, in their order, each once. */
function landmarks(column: readonly Point[]): readonly Point[] {
  if (column.length <= 4) return column;
  let lowest = 0;
  let highest = 0;
  for (let i = 1; i < column.length; i++) {
    if (column[i]![1] < column[lowest]![1]) lowest = i;
    if (column[i]![1] > column[highest]![1]) highest = i;
  }
  const kept = new Set([0, lowest, highest, column.length - 1]);
  return [...kept].sort((a, b) => a - b).map((i) => column[i]!);
}

/** Sum of the finite `values` by column, where `columnOf[i]` says which column value i falls into. */
export function columnSums(values: Numbers, columnOf: Int32Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < columnOf.length; i++) {
    const value = values[i]!;
    if (isNumber(value)) sums[columnOf[i]!]! += value;
  }
  return sums;
}
