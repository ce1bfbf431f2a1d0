import { isAdmissible } from '../core/operator.js';
import type { StateRecord } from '../core/state.js';
import { refuse, refuseLines } from '../core/transfer.js';
import type { Bar, Columns } from './bar.js';
import { BarOperator } from './bar-operator.js';

/** An operator over a bar's volume: a kind of it states one `step`. */
export abstract class VolumeOperator<
  Out = number,
  P extends object = object,
  S extends StateRecord = StateRecord,
> extends BarOperator<Out, P, S> {
  /** Write what the bar gives at `out[at…]`, and remember it only if `keep`. */
  protected abstract step(volume: number, out: Float64Array, at: number, keep: boolean): void;

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const volume = row[from + 5]!;
    if (isAdmissible(volume)) {
      this.step(volume, row, to, keep);
      if (keep) this.remember(row, to);
    } else refuse(row, to, this.outputs.length);
  }

  protected hear(bar: Bar, out: Float64Array, keep: boolean): Out {
    let volume: number;
    try {
      volume = bar.volume;
    } catch {
      return this.refused();
    }
    if (!isAdmissible(volume)) return this.refused();
    this.step(volume, out, 0, keep);
    if (keep) this.absorbed += 1;
    return this.record(out);
  }

  protected absorbRow(columns: Columns, i: number, lines: readonly Float64Array[]): void {
    const volume = columns.volume[i]!;
    if (isAdmissible(volume)) {
      this.step(volume, this.outputs, 0, true);
      this.show(lines, i);
    } else refuseLines(lines, i);
  }
}
