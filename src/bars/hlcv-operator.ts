import { areFourAdmissible } from '../core/operator.js';
import type { StateRecord } from '../core/state.js';
import { refuse, refuseLines } from '../core/transfer.js';
import type { Bar, Columns } from './bar.js';
import { BarOperator } from './bar-operator.js';

/** An operator over a bar's high, low, close and volume: a kind of it states one `step`. */
export abstract class HlcvOperator<
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> extends BarOperator<Out, P, S> {
  /** Write what the bar gives at `out[at…]`, and remember it only if `keep`. */
  protected abstract step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void;

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + 2]!;
    const low = row[from + 3]!;
    const close = row[from + 4]!;
    const volume = row[from + 5]!;
    if (areFourAdmissible(high, low, close, volume)) {
      this.step(high, low, close, volume, row, to, keep);
      if (keep) this.remember(row, to);
    } else refuse(row, to, this.outputs.length);
  }

  protected hear(bar: Bar, out: Float64Array, keep: boolean): Out {
    let high: number;
    let low: number;
    let close: number;
    let volume: number;
    try {
      high = bar.high;
      low = bar.low;
      close = bar.close;
      volume = bar.volume;
    } catch {
      return this.refused();
    }
    if (!areFourAdmissible(high, low, close, volume)) return this.refused();
    this.step(high, low, close, volume, out, 0, keep);
    if (keep) this.absorbed += 1;
    return this.record(out);
  }

  protected absorbRow(columns: Columns, i: number, lines: readonly Float64Array[]): void {
    const high = columns.high[i]!;
    const low = columns.low[i]!;
    const close = columns.close[i]!;
    const volume = columns.volume[i]!;
    if (areFourAdmissible(high, low, close, volume)) {
      this.step(high, low, close, volume, this.outputs, 0, true);
      this.show(lines, i);
    } else refuseLines(lines, i);
  }
}
