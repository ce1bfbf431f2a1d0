import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type WindowWeightedSumState,
  windowWeightedSumInit,
  windowWeightedSumStep,
} from '../../statistics/window-weighted-sum.js';

export interface WmaParameters {
  /** Inputs in the window. */
  readonly period: number;
}

export function wmaStep(state: WindowWeightedSumState, x: number, keep: boolean): number {
  const period = state.lap.length;
  return windowWeightedSumStep(state, x, keep) / ((period * (period + 1)) / 2);
}

/**
 * Weighted moving average: a mean in which the newest input weighs `period`, the one before it one
 * less, the oldest 1.
 *
 *   WMA = Σ k·x_k / Σ k,  k = 1 (oldest) … period (newest)
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @input   any number; degree 1
 * @output  within the window's extremes
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @example
 * const wma = new Wma(3);
 * [1, 2, 3, 7].map((x) => wma.update(x)); // [NaN, NaN, 2.3333333333333335, 4.833333333333333]
 */
export class Wma extends ValueOperator<number, WmaParameters, WindowWeightedSumState> {
  static readonly kind: Kind<'wma', WmaParameters> = {
    name: 'wma',
    version: 1,
    title: 'Weighted moving average',
    aliases: ['weightedMovingAverage', 'lwma', 'linearWeighted', 'linearWeightedMovingAverage'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<WmaParameters>) {
    super(Wma.kind, parameters, ({ period }) => windowWeightedSumInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = wmaStep(this.state, x, keep);
  }
}
