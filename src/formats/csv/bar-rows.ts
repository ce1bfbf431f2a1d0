import { type Bar, barFields, type Columns } from '../../bars/bar.js';
import { type BarOrder, orderOf, sortedRows } from '../order.js';

/** Bars as they are read: columns that grow by doubling. */
export class BarRows {
  length = 0;
  #time: Float64Array;
  #open: Float64Array;
  #high: Float64Array;
  #low: Float64Array;
  #close: Float64Array;
  #volume: Float64Array;

  constructor() {
    this.#time = new Float64Array(1024);
    this.#open = new Float64Array(1024);
    this.#high = new Float64Array(1024);
    this.#low = new Float64Array(1024);
    this.#close = new Float64Array(1024);
    this.#volume = new Float64Array(1024);
  }

  push(time: number, prices: Float64Array): void {
    const at = this.length;
    if (at === this.#time.length) this.#grow();
    this.#time[at] = time;
    this.#open[at] = prices[0]!;
    this.#high[at] = prices[1]!;
    this.#low[at] = prices[2]!;
    this.#close[at] = prices[3]!;
    this.#volume[at] = prices[4]!;
    this.length = at + 1;
  }

  /** What was pushed, in order of time; where each bar stood, unless all stay; and the old order. */
  sorted(): { readonly columns: Columns; readonly rows?: number[]; readonly order: BarOrder } {
    const all = this.#all();
    const order = orderOf(all.time);
    if (order === 'oldest-first') return { columns: all, order };
    const rows = sortedRows(all.time);
    const picked = barFields.map((field) => [
      field,
      Float64Array.from(rows, (i) => all[field][i]!),
    ]);
    const columns = Object.fromEntries(picked) as Record<keyof Bar, Float64Array>;
    return { columns, rows, order };
  }

  #all(): Columns {
    const end = this.length;
    return {
      time: this.#time.slice(0, end),
      open: this.#open.slice(0, end),
      high: this.#high.slice(0, end),
      low: this.#low.slice(0, end),
      close: this.#close.slice(0, end),
      volume: this.#volume.slice(0, end),
    };
  }

  #grow(): void {
    this.#time = doubled(this.#time);
    this.#open = doubled(this.#open);
    this.#high = doubled(this.#high);
    this.#low = doubled(this.#low);
    this.#close = doubled(this.#close);
    this.#volume = doubled(this.#volume);
  }
}

function doubled(column: Float64Array): Float64Array {
  const larger = new Float64Array(2 * column.length);
  larger.set(column);
  return larger;
}
