import type { Zone } from '../../bars/zone.js';

/** What the reader of rows needs beside the plan. */
export interface RowSettings {
  readonly zone: Zone | undefined;
  /** The bar's open for a label of the feed; NaN if it is off the grid. */
  readonly openOf: ((label: number) => number) | undefined;
  /** Only rows of this symbol are wanted. */
  readonly symbol: string | undefined;
  /** Rows of several symbols are wanted. */
  readonly hasSymbols: boolean;
}
