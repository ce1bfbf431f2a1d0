import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';

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
export class Rma extends ValueOperator<number, RmaParameters, ExponentialMeanState> {
  static readonly kind: Kind<'rma', RmaParameters> = {
    name: 'rma',
    version: 1,
    title: "Wilder's moving average",
    aliases: ['smma', 'wilder', 'wilders', 'smoothed', 'smoothedMovingAverage', 'wwma'],
    reads: 'value',
    parameters: { period: bars(14), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
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

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = exponentialMeanStep(this.state, x, this.#design, keep);
  }
}
