import type { Market } from './market.js';

/** One of those who do the work of a row. */
export interface Contestant {
  /** Makes what is measured, anew before each block and outside of the time. */
  readonly make: (market: Market) => unknown;
  /**
   * One update as JavaScript source, in which `it` is what `make` gave, `i` the index of the bar
   * and the columns, `bars` and `pairs` of the market are in scope. Of a `whole` row: everything.
   */
  readonly step: string;
}

/** One line of the table: the same work, done by several. */
export interface Row {
  readonly name: string;
  /** Who does it; `barwave` is one of them. */
  readonly contestants: { readonly [name: string]: Contestant };
  /** What the C program calls the same work. */
  readonly native?: string;
  /** Whether `step` does all bars at once. */
  readonly whole?: boolean;
  /** Whether it is timed newly made, before any collection has seen it. */
  readonly newborn?: boolean;
  /** Bars in a block; fewer where an update is slow. Default: all of the market. */
  readonly bars?: number;
}
