import { isAdmissible } from './operator.js';
import { OperatorShell } from './operator-shell.js';
import type { StateRecord } from './state.js';
import type { ColumnsOf } from './streaming.js';
import { columnFrom, refuse, refuseLines } from './transfer.js';

/** Two inputs of one moment: x and y. */
export type Pair = readonly [x: number, y: number];

/** An operator over two streams of numbers that tick together: a kind of it states one `step`. */
export abstract class PairOperator<
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> extends OperatorShell<Pair, PairColumns, Out, P, S> {
  /** Write what `x` and `y` give at `out[at…]`, and remember it only if `keep`. */
  protected abstract step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void;

  process(xs: Float64Array, ys: Float64Array, output?: ColumnsOf<Out>): ColumnsOf<Out> {
    const pair: PairColumns = [columnFrom(xs), columnFrom(ys)];
    const length = Math.max(pair[0].length, pair[1].length);
    return this.processRows(pair, length, output ?? this.columns(length));
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const x = row[from]!;
    const y = row[from + 1]!;
    if (isAdmissible(x) && isAdmissible(y)) {
      this.step(x, y, row, to, keep);
      if (keep) this.remember(row, to);
    } else refuse(row, to, this.outputs.length);
  }

  protected hear(pair: Pair, out: Float64Array, keep: boolean): Out {
    let x: number;
    let y: number;
    try {
      x = pair[0];
      y = pair[1];
    } catch {
      return this.refused();
    }
    if (!(isAdmissible(x) && isAdmissible(y))) return this.refused();
    this.step(x, y, out, 0, keep);
    if (keep) this.absorbed += 1;
    return this.record(out);
  }

  protected absorbRow(columns: PairColumns, i: number, lines: readonly Float64Array[]): void {
    const x = columns[0][i]!;
    const y = columns[1][i]!;
    if (isAdmissible(x) && isAdmissible(y)) {
      this.step(x, y, this.outputs, 0, true);
      this.show(lines, i);
    } else refuseLines(lines, i);
  }
}

type PairColumns = readonly [Float64Array, Float64Array];
