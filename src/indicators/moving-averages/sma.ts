import type { Kind } from '../../core/kind.js';
import { isAdmissible } from '../../core/operator.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  sumTails,
  type WindowSumState,
  windowSumInit,
  windowSumStep,
} from '../../statistics/window-sum.js';

export interface SmaParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Simple moving average: the mean of the last `period` inputs.
 *
 *   SMA = (x₁ + … + x_period) / period
 *
 * @param period  Inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const sma = new Sma(3);
 * [1, 2, 3, 7].map((x) => sma.update(x)); // [NaN, NaN, 2, 4]
 */
export class Sma extends ValueOperator<number, SmaParameters, WindowSumState> {
  static readonly kind: Kind<'sma', SmaParameters> = {
    name: 'sma',
    version: 1,
    title: 'Simple moving average',
    aliases: ['ma', 'movingAverage', 'rollingMean', 'mean', 'average', 'avg'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<SmaParameters>) {
    super(Sma.kind, parameters, ({ period }) => windowSumInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowSumStep(this.state, x, keep) / this.warmUp;
  }

  protected override processRows(
    input: Float64Array,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const { state, outputs, warmUp: period } = this;
    const { lap } = state;
    // The state is held in locals, and so in registers, until all inputs are in.
    let { absorbed } = this;
    let { slot, head } = state;
    let mean = outputs[0]!;
    for (let i = 0; i < length; i++) {
      const x = input[i]!;
      output[i] = Number.NaN;
      if (!isAdmissible(x)) continue;
      absorbed += 1;
      head = slot === 0 ? x : head + x;
      lap[slot] = x;
      slot += 1;
      if (slot < period) {
        mean = (lap[slot]! + head) / period;
      } else {
        mean = head / period;
        slot = 0;
        sumTails(lap);
      }
      output[i] = mean;
    }
    this.absorbed = absorbed;
    outputs[0] = mean;
    state.slot = slot;
    state.head = head;
    return output;
  }
}
