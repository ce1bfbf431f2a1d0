import { barFields, type Columns } from '../../bars/bar.js';
import { BarOperator } from '../../bars/bar-operator.js';
import { sliceColumnsRaw } from '../../bars/columns.js';
import type { PriceField } from '../../bars/price-field.js';
import { PairOperator } from '../../core/pair-operator.js';
import type { Streaming } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { blockRows, derivePrices, loadRows } from './block-rows.js';
import { absorbApart, type IndicatorFailure } from './own-kind.js';
import type { Plan } from './plan.js';
import type { Step } from './step.js';

type AnyOperator = Streaming<unknown, unknown>;

/**
 * The buffer of a set for many bars at once, a column for each of its places: every operator has
 * its turn over all rows of the block before the next one begins.
 */
export class SetBlock {
  readonly #plan: Plan;
  readonly #rooms: readonly (Float64Array | undefined)[];
  /** Of each kind that failed the first. */
  readonly failures: IndicatorFailure[] = [];
  readonly #places: readonly Float64Array[];
  readonly #bars: Columns;
  readonly #outputs: readonly (Float64Array | Record<string, Float64Array>)[];
  /** Which bar each row of the block is. */
  readonly #rows = new Int32Array(blockRows);
  /** Rows in use. */
  #length = 0;
  /** The first bar that was seen, and the first that was not. */
  #start = 0;
  #end = 0;

  constructor(plan: Plan, rooms: readonly (Float64Array | undefined)[]) {
    this.#plan = plan;
    this.#rooms = rooms;
    this.#places = Array.from({ length: plan.width }, () => new Float64Array(blockRows));
    this.#bars = Object.fromEntries(
      barFields.map((field, i) => [field, this.#places[i]!]),
    ) as unknown as Columns;
    this.#outputs = plan.steps.map(({ to, outputs }) =>
      outputs.length === 1
        ? this.#places[to]!
        : Object.fromEntries(outputs.map((name, i) => [name, this.#places[to + i]!])),
    );
  }

  get length(): number {
    return this.#length;
  }

  /** The bar that the next block begins with. */
  get end(): number {
    return this.#end;
  }

  /** Take in bars from `from` on until the block is full, refused ones left out. */
  load(bars: Columns, from: number, end: number): void {
    const { length, next } = loadRows(bars, this.#bars, this.#rows, { from, end });
    this.#length = length;
    [this.#start, this.#end] = [from, next];
  }

  /** Let every operator absorb the rows, sources before those who read them. */
  run(operators: readonly AnyOperator[]): void {
    for (const { field, at } of this.#plan.prices) {
      derivePrices(this.#bars, field as PriceField, this.#places[at]!, this.#length);
    }
    const places = { columns: this.#places, length: this.#length, failures: this.failures };
    this.#plan.steps.forEach((step, i) => {
      const room = this.#rooms[i];
      if (room === undefined) this.#absorb(operators[i]!, step, this.#outputs[i]!);
      else absorbApart(operators[i]!, step, places, room);
    });
  }

  /** Write what each row shows into `columns`, at its bar; NaN at the bars that were refused. */
  show(columns: readonly Float64Array[]): void {
    const { shown } = this.#plan;
    for (let c = 0; c < shown.length; c++) {
      const column = columns[c]!;
      const place = this.#inUse(this.#places[shown[c]!]!);
      if (this.#end - this.#start === this.#length) column.set(place, this.#start);
      else {
        column.fill(Number.NaN, this.#start, this.#end);
        for (let k = 0; k < this.#length; k++) column[this.#rows[k]!] = place[k]!;
      }
    }
  }

  /** Write what the last row shows into `row`, if there is one. */
  showLast(row: Float64Array): void {
    const last = this.#length - 1;
    if (last < 0) return;
    const { shown } = this.#plan;
    for (let c = 0; c < shown.length; c++) row[c] = this.#places[shown[c]!]![last]!;
  }

  #absorb(
    operator: AnyOperator,
    step: Step,
    output: Float64Array | Record<string, Float64Array>,
  ): void {
    const { from, pair } = step;
    if (operator instanceof ValueOperator) {
      operator.process(this.#inUse(this.#places[from]!), output);
    } else if (operator instanceof BarOperator) {
      const isFull = this.#length === blockRows;
      operator.process(isFull ? this.#bars : sliceColumnsRaw(this.#bars, 0, this.#length), output);
    } else if (operator instanceof PairOperator && pair !== undefined) {
      const [x, y] = pair;
      operator.process(this.#inUse(this.#places[x]!), this.#inUse(this.#places[y]!), output);
    }
  }

  #inUse(place: Float64Array): Float64Array {
    return this.#length === blockRows ? place : place.subarray(0, this.#length);
  }
}
