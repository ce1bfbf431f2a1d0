import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../statistics/exponential-mean.js';

export interface RmaParameters {
  /** Inputs in Wilder's mean. */
  readonly period: number;
  /** Start from the mean of the first `period` inputs, or from the first input. */
  readonly seed: 'sma' | 'first';
}

/**
 * Wilder's moving average, the running mean under RSI, ATR and ADX: slower than an EMA of the same
 * period, as it stands for the EMA of 2·period − 1.
 *
 *   RMA += (x − RMA) / period
 *
 * @param period  inputs in the mean; integer ≥ 1. Usual: 14.
 * @param seed    'sma' (default; TradingView, TA-Lib, TTR) or 'first'
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  period, whatever the seed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978)
 * @example
 * const rma = new Rma(2);
 * [1, 3, 6, 2].map((x) => rma.update(x)); // [NaN, 2, 4, 3]
 */
export class Rma extends Streaming<number, number, RmaParameters, ExponentialMeanState> {
  static readonly kind: Kind<'rma', RmaParameters> = {
    name: 'rma',
    version: 1,
    title: "Wilder's moving average",
    aliases: ['smma', 'wilder', 'wilders', 'smoothed'],
    reads: 'value',
    parameters: { period: bars(14), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 15 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<RmaParameters>) {
    super(Rma.kind, parameters, exponentialMeanInit);
    const { period, seed } = this.parameters;
    this.#design = seed === 'sma' ? wilderDesign(period) : { ...wilderDesign(period), seedBars: 1 };
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
    const value = exponentialMeanStep(this.state, x, this.#design, keep);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = value;
    }
    return value;
  }
}
