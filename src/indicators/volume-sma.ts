import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../statistics/window-sum.js';

export interface VolumeSmaParameters {
  /** Bars in the window. */
  readonly period: number;
}

/**
 * Volume moving average: what is usually traded in a bar.
 *
 *   mean of the last `period` volumes; 0 is a volume like any other
 *
 * @param period  bars in the window; integer ≥ 1. Usual: 20.
 * @input   bar: volume; degree 1 in volume
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const bar = (close, volume) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const usual = new VolumeSma(2);
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => usual.update(b)); // [NaN, 4, 3.5]
 */
export class VolumeSma extends Streaming<Bar, number, VolumeSmaParameters, WindowSumState> {
  static readonly kind: Kind<'volumeSma', VolumeSmaParameters> = {
    name: 'volumeSma',
    version: 1,
    title: 'Volume moving average',
    aliases: ['volumeMa', 'avgVolume', 'vma', 'volma'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<VolumeSmaParameters>) {
    super(VolumeSma.kind, parameters, ({ period }) => windowSumInit(period));
  }

  update(bar: Bar): number {
    return this.#through(bar, true);
  }

  peek(bar: Bar): number {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: Float64Array = new Float64Array(columns.close.length),
  ): Float64Array {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output[i] = io[6]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const volume = row[from + barColumn.volume]!;
    row[to] = Number.NaN;
    if (!isAdmissible(volume)) return;
    const value = windowSumStep(this.state, volume, keep) / this.warmUp;
    row[to] = value;
    if (!keep) return;
    this.absorbed += 1;
    this.outputs[0] = value;
  }

  #through(bar: Bar, keep: boolean): number {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return io[6]!;
  }
}
