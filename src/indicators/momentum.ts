import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { type DelayState, delayInit, delayStep } from '../statistics/delay.js';

export interface MomentumParameters {
  /** Inputs back to the one compared with. */
  readonly period: number;
}

/**
 * Momentum: how far the price has come in `period` inputs.
 *
 *   momentum = x − x_period
 *
 * @param period  integer ≥ 1. Usual: 10.
 * @input   any number; degree 1
 * @output  centred on 0
 * @warmUp  period + 1
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1); period numbers
 * @example
 * const momentum = new Momentum(2);
 * [1, 2, 5, 4].map((x) => momentum.update(x)); // [NaN, NaN, 4, 2]
 */
export class Momentum extends Streaming<number, number, MomentumParameters, DelayState> {
  static readonly kind: Kind<'momentum', MomentumParameters> = {
    name: 'momentum',
    version: 1,
    title: 'Momentum',
    aliases: ['mom', 'mtm'],
    reads: 'value',
    parameters: { period: bars(10) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<MomentumParameters>) {
    super(Momentum.kind, parameters, ({ period }) => delayInit(period));
  }

  update(x: number): number {
    return this.#through(x, true);
  }

  peek(x: number): number {
    return this.#through(x, false);
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.#through(input[i]!, true);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = this.#through(row[from]!, keep);
  }

  #through(x: number, keep: boolean): number {
    if (!isAdmissible(x)) return Number.NaN;
    const value = x - delayStep(this.state, x, keep);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = value;
    }
    return value;
  }
}
