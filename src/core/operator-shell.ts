import type { StateRecord } from './state.js';
import { type ColumnsOf, Streaming } from './streaming.js';
import { refuse } from './transfer.js';

/**
 * What every operator does around its arithmetic, written once: `update`, `peek`, `process` and
 * `transfer`, over one `step`.
 *
 * There is an heir for each set of inputs that a kind may read, and a kind extends one of these.
 * The build gives every kind a copy of these methods on its own prototype: heirs that share a
 * method share its call sites, and shared call sites are slow.
 */
export abstract class OperatorShell<
  In,
  Block,
  Out,
  P extends object,
  S extends StateRecord,
> extends Streaming<In, Out, P, S> {
  update(input: In): Out {
    return this.hear(input, this.outputs, true);
  }

  peek(input: In): Out {
    return this.hear(input, this.io, false);
  }

  /** Step with `input`, if the door lets it in, writing into `out`; the outputs it gives. */
  protected abstract hear(input: In, out: Float64Array, keep: boolean): Out;

  /** Absorb row `i` of `block`, and write what it gives at `i` of `lines`. */
  protected abstract absorbRow(block: Block, i: number, lines: readonly Float64Array[]): void;

  /** Absorb every row of `block`, of `length` rows, and write what each gives into `output`. */
  protected processRows(block: Block, length: number, output: ColumnsOf<Out>): ColumnsOf<Out> {
    const lines = this.linesOf(output);
    for (let i = 0; i < length; i++) this.absorbRow(block, i, lines);
    return output;
  }

  /**
   * The outputs at the beginning of `row` as the caller gets them. A kind of several outputs says
   * it as a literal, so that all its records have one hidden class.
   */
  protected override record(row: Float64Array): Out {
    return row[0] as Out;
  }

  /** What a refused input gives: NaN in every output. */
  protected refused(): Out {
    refuse(this.io, 0, this.outputs.length);
    return this.record(this.io);
  }

  /** Count an input that was absorbed, with its outputs at `row[at…]`. */
  protected remember(row: Float64Array, at: number): void {
    const { outputs } = this;
    this.absorbed += 1;
    outputs[0] = row[at]!;
    for (let j = 1; j < outputs.length; j++) outputs[j] = row[at + j]!;
  }

  /** Count an input that was absorbed, and write its outputs at `i` of `lines`. */
  protected show(lines: readonly Float64Array[], i: number): void {
    const { outputs } = this;
    this.absorbed += 1;
    lines[0]![i] = outputs[0]!;
    for (let j = 1; j < lines.length; j++) lines[j]![i] = outputs[j]!;
  }
}
