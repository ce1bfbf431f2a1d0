import { isAdmissible } from './operator.js';
import { OperatorShell } from './operator-shell.js';
import type { StateRecord } from './state.js';
import type { ColumnsOf } from './streaming.js';
import { columnFrom, refuse, refuseLines } from './transfer.js';

/** An operator over a stream of numbers: a kind of it states one `step`. */
export abstract class ValueOperator<
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> extends OperatorShell<number, Float64Array, Out, P, S> {
  /**
   * Write what `x` gives at `out[at…]`, one slot for each output, and remember it only if `keep`.
   * `x` is a number that the door let in.
   */
  protected abstract step(x: number, out: Float64Array, at: number, keep: boolean): void;

  process(input: Float64Array, output?: ColumnsOf<Out>): ColumnsOf<Out> {
    const column = columnFrom(input);
    return this.processRows(column, column.length, output ?? this.columns(column.length));
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const x = row[from]!;
    if (isAdmissible(x)) {
      this.step(x, row, to, keep);
      if (keep) this.remember(row, to);
    } else refuse(row, to, this.outputs.length);
  }

  protected hear(x: number, out: Float64Array, keep: boolean): Out {
    if (!isAdmissible(x)) return this.refused();
    this.step(x, out, 0, keep);
    if (keep) this.absorbed += 1;
    return this.record(out);
  }

  protected absorbRow(column: Float64Array, i: number, lines: readonly Float64Array[]): void {
    const x = column[i]!;
    if (isAdmissible(x)) {
      this.step(x, this.outputs, 0, true);
      this.show(lines, i);
    } else refuseLines(lines, i);
  }
}
