import type { GridPoint } from './grid.js';
import type { End, SweptRun } from './swept-run.js';

/** Points that find the same of the bars: at least one. */
export type Finding = readonly [GridPoint, ...GridPoint[]];

/** Runs for whom the bars are read once. */
export interface Party {
  readonly runs: ReadonlyMap<GridPoint, SweptRun>;
  /** Some ends. */
  advance(block: readonly End[]): void;
}
