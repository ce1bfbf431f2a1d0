import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type WindowSumState, windowSumInit, windowSumStep } from './window-sum.js';

export interface SumParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Rolling sum: what the last `period` inputs add up to.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const sum = new Sum(3);
 * [1, 2, 3, 7].map((x) => sum.update(x)); // [NaN, NaN, 6, 12]
 */
export class Sum extends Streaming<number, number, SumParameters, WindowSumState> {
  static readonly kind: Kind<'sum', SumParameters> = {
    name: 'sum',
    version: 1,
    title: 'Rolling sum',
    aliases: ['rollingSum', 'runSum'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<SumParameters>) {
    super(Sum.kind, parameters, ({ period }) => windowSumInit(period));
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    this.absorbed += 1;
    const sum = windowSumStep(this.state, x, true);
    this.outputs[0] = sum;
    return sum;
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    return windowSumStep(this.state, x, false);
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.update(input[i]!);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = keep ? this.update(row[from]!) : this.peek(row[from]!);
  }
}
