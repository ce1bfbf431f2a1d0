import { areFourAdmissible } from '../core/operator.js';
import type { StateRecord } from '../core/state.js';
import { refuse, refuseLines } from '../core/transfer.js';
import type { Bar, Columns } from './bar.js';
import { BarOperator, isTime } from './bar-operator.js';

/** An operator over a bar's time and four prices: a kind of it states one `step`. */
export abstract class TimedOhlcOperator<
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> extends BarOperator<Out, P, S> {
  /** Write what the bar gives at `out[at…]`, and remember it only if `keep`. */
  protected abstract step(
    time: number,
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void;

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const time = row[from]!;
    const open = row[from + 1]!;
    const high = row[from + 2]!;
    const low = row[from + 3]!;
    const close = row[from + 4]!;
    if (isTime(time) && areFourAdmissible(open, high, low, close)) {
      this.step(time, open, high, low, close, row, to, keep);
      if (keep) this.remember(row, to);
    } else refuse(row, to, this.outputs.length);
  }

  protected hear(bar: Bar, out: Float64Array, keep: boolean): Out {
    let time: number;
    let open: number;
    let high: number;
    let low: number;
    let close: number;
    try {
      time = bar.time;
      open = bar.open;
      high = bar.high;
      low = bar.low;
      close = bar.close;
    } catch {
      return this.refused();
    }
    if (!(isTime(time) && areFourAdmissible(open, high, low, close))) return this.refused();
    this.step(time, open, high, low, close, out, 0, keep);
    if (keep) this.absorbed += 1;
    return this.record(out);
  }

  protected absorbRow(columns: Columns, i: number, lines: readonly Float64Array[]): void {
    const time = columns.time[i]!;
    const open = columns.open[i]!;
    const high = columns.high[i]!;
    const low = columns.low[i]!;
    const close = columns.close[i]!;
    if (isTime(time) && areFourAdmissible(open, high, low, close)) {
      this.step(time, open, high, low, close, this.outputs, 0, true);
      this.show(lines, i);
    } else refuseLines(lines, i);
  }
}
