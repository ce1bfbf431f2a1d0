import { type Doubt, noDoubts } from '../strategies/doubt.js';
import { type Composite, compositeOf } from './composite.js';
import { nothingIgnored } from './hear.js';
import {
  copiedColumns,
  type HeardColumns,
  heardAt,
  heardWidth,
  voicesIn,
} from './heard-columns.js';
import type { CorrelatorDesign } from './options.js';
import type { Tally } from './tally.js';

/** Composites, and changes of what was heard, that fit on a page at most. */
export const longestPage = 128;

/** Numbers of a composite on its page. */
export const tallyAt = {
  time: 0,
  rho: 1,
  pUp: 2,
  agreement: 3,
  coverage: 4,
  horizonMs: 5,
  isNil: 6,
} as const;
const changesAt = 7;
const rowWidth = 8;
/** Numbers of a change: of the source, then as in `heardAt`, up to `isNil`. */
const changeWidth = 5;

/**
 * A stretch of what one symbol's composites came to, in numbers, and of what was heard between them:
 * the columns as they stood when it began, and each change since. So a composite can be explained
 * whenever somebody asks, however much was heard since, and costs a row until then. A page lives as
 * long as a composite on it.
 */
export class HeardPage {
  /** `rowWidth` numbers a composite. */
  readonly rows: Float64Array;
  readonly design: CorrelatorDesign;
  /** Composites, and changes, that fit on it. */
  readonly length: number;
  readonly #begun: HeardColumns;
  readonly #ids: string[];
  /** By change, where there are any. */
  #doubts: Map<number, readonly Doubt[]> | undefined = undefined;
  readonly #changes: Float64Array;
  /** By row, where something was. */
  #ignored: Map<number, Composite['ignored']> | undefined = undefined;
  #rowCount = 0;
  #changeCount = 0;

  constructor(design: CorrelatorDesign, columns: HeardColumns, length: number) {
    this.design = design;
    this.length = length;
    this.rows = new Float64Array(length * rowWidth);
    this.#begun = copiedColumns(columns);
    this.#ids = new Array<string>(length).fill('');
    this.#changes = new Float64Array(length * changeWidth);
  }

  get isFull(): boolean {
    return this.#rowCount === this.length || this.#changeCount === this.length;
  }

  /** `columns` have changed at `source`. */
  change({ ids, doubts, numbers }: HeardColumns, source: number): void {
    const at = this.#changeCount * changeWidth;
    const from = source * heardWidth;
    this.#ids[this.#changeCount] = ids[source]!;
    if (doubts[source]!.length > 0) {
      this.#doubts ??= new Map();
      this.#doubts.set(this.#changeCount, doubts[source]!);
    }
    this.#changeCount += 1;
    this.#changes[at] = source;
    for (let i = heardAt.end; i <= heardAt.isNil; i++)
      this.#changes[at + 1 + i] = numbers[from + i]!;
  }

  /** Where the numbers of one more composite begin. */
  add(time: number, rho: number, tally: Tally, ignored: Composite['ignored']): number {
    const { rows } = this;
    const row = this.#rowCount * rowWidth;
    if (ignored.length > 0) {
      this.#ignored ??= new Map();
      this.#ignored.set(row, ignored);
    }
    this.#rowCount += 1;
    rows[row + tallyAt.time] = time;
    rows[row + tallyAt.rho] = rho;
    rows[row + tallyAt.pUp] = tally.pUp;
    rows[row + tallyAt.agreement] = tally.agreement;
    rows[row + tallyAt.coverage] = tally.coverage;
    rows[row + tallyAt.horizonMs] = tally.horizonMs;
    rows[row + tallyAt.isNil] = Number(tally.isNil);
    rows[row + changesAt] = this.#changeCount;
    return row;
  }

  /** The composite at `row`, in detail. */
  explained(row: number): Composite {
    const { rows } = this;
    const columns = this.#columnsAfter(rows[row + changesAt]!);
    const voices = voicesIn(columns, this.design.sources);
    const [time, rho] = [rows[row + tallyAt.time]!, rows[row + tallyAt.rho]!];
    const ignored = this.#ignored?.get(row) ?? nothingIgnored;
    return compositeOf(this.design, voices, time, rho, ignored);
  }

  #columnsAfter(changes: number): HeardColumns {
    const columns = copiedColumns(this.#begun);
    for (let i = 0; i < changes; i++) {
      const at = i * changeWidth;
      const source = this.#changes[at]!;
      columns.ids[source] = this.#ids[i]!;
      columns.doubts[source] = this.#doubts?.get(i) ?? noDoubts;
      const from = source * heardWidth;
      columns.numbers.set(this.#changes.subarray(at + 1, at + changeWidth), from);
      columns.numbers[from + heardAt.isFinal] = 1; // only what was said of closed bars is kept
    }
    return columns;
  }
}
