import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type WindowMaxState, windowMaxInit, windowMaxStep } from './window-max.js';

export interface HighestParameters {
  /** Inputs in the window. */
  readonly period: number;
}

/**
 * Highest value: the largest of the last `period` inputs.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  one of the inputs
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const highest = new Highest(2);
 * [3, 5, 1, 2].map((x) => highest.update(x)); // [NaN, 5, 5, 2]
 */
export class Highest extends Streaming<number, number, HighestParameters, WindowMaxState> {
  static readonly kind: Kind<'highest', HighestParameters> = {
    name: 'highest',
    version: 1,
    title: 'Highest value',
    aliases: ['rollingMax', 'max', 'runMax'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<HighestParameters>) {
    super(Highest.kind, parameters, ({ period }) => windowMaxInit(period));
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    this.absorbed += 1;
    const highest = windowMaxStep(this.state, x, true);
    this.outputs[0] = highest;
    return highest;
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    return windowMaxStep(this.state, x, false);
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
