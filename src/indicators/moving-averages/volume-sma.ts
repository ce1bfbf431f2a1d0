import { VolumeOperator } from '../../bars/volume-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

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
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const usual = new VolumeSma(2);
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => usual.update(b)); // [NaN, 4, 3.5]
 */
export class VolumeSma extends VolumeOperator<number, VolumeSmaParameters, WindowSumState> {
  static readonly kind: Kind<'volumeSma', VolumeSmaParameters> = {
    name: 'volumeSma',
    version: 1,
    title: 'Volume moving average',
    aliases: ['volumeMa', 'avgVolume', 'vma', 'volma', 'vol'],
    reads: 'bar',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<VolumeSmaParameters>) {
    super(VolumeSma.kind, parameters, ({ period }) => windowSumInit(period));
  }

  protected step(volume: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowSumStep(this.state, volume, keep) / this.warmUp;
  }
}
