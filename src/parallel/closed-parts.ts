import type { LaneDesign } from '../pipeline/lane-design.js';
import type { ByTimeframe } from '../pipeline/result.js';
import type { ClosedRows } from './closed-rows.js';
import type { PackedRows } from './messages.js';
import { closedColumn } from './packed-row.js';

/** Rows of one answer, and the bar that was fed of each. */
interface Part {
  readonly rows: Float64Array;
  readonly bars: Float64Array;
  readonly columns: readonly string[];
}

/** Rows of bars that closed, as hosts have told them, until all are there. */
export class ClosedParts {
  readonly #length: number;
  readonly #designs: readonly LaneDesign[];
  readonly #byTimeframe = new Map<string, Part[]>();

  /** @param length  bars that are fed */
  constructor(length: number, designs: readonly LaneDesign[]) {
    this.#length = length;
    this.#designs = designs;
  }

  add({ design, timeframe, rows }: PackedRows, barOf: (place: number) => number): void {
    const { columns } = this.#designs[design]!;
    const width = closedColumn.values + columns.length;
    const bars = Float64Array.from({ length: rows.length / width }, (_, i) =>
      barOf(rows[i * width + closedColumn.place]!),
    );
    const parts = this.#byTimeframe.get(timeframe);
    if (parts === undefined) this.#byTimeframe.set(timeframe, [{ rows, bars, columns }]);
    else parts.push({ rows, bars, columns });
  }

  /** Of each timeframe all rows, in the order of the bars that were fed. */
  merged(): ByTimeframe<ClosedRows> {
    const all = [...this.#byTimeframe].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(all.map(([timeframe, parts]) => [timeframe, this.#merge(parts)]));
  }

  #merge(parts: readonly Part[]): ClosedRows {
    const starts = this.#startsOf(parts);
    const count = parts.reduce((sum, { bars }) => sum + bars.length, 0);
    const column = (): Float64Array => new Float64Array(count).fill(Number.NaN);
    const names = [...new Set(parts.flatMap(({ columns }) => columns))];
    const values = Object.fromEntries(names.map((name) => [name, column()]));
    const merged = { bar: column(), end: column(), isNew: column(), values };
    for (const { rows, bars, columns } of parts) {
      const into = columns.map((name) => values[name]!);
      const width = closedColumn.values + columns.length;
      for (let i = 0; i < bars.length; i++) {
        const bar = bars[i]!;
        const to = starts[bar]!++;
        const from = i * width;
        merged.bar[to] = bar;
        merged.end[to] = rows[from + closedColumn.end]!;
        merged.isNew[to] = rows[from + closedColumn.isNew]!;
        for (let c = 0; c < into.length; c++) into[c]![to] = rows[from + closedColumn.values + c]!;
      }
    }
    return merged;
  }

  /** Where the rows of each bar begin. */
  #startsOf(parts: readonly Part[]): Uint32Array {
    const starts = new Uint32Array(this.#length + 1);
    for (const { bars } of parts) for (const bar of bars) starts[bar + 1]! += 1;
    for (let bar = 0; bar < this.#length; bar++) starts[bar + 1]! += starts[bar]!;
    return starts;
  }
}
