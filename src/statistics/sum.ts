import type { Kind } from '../core/kind.js';
import { bars, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
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
export class Sum extends ValueOperator<number, SumParameters, WindowSumState> {
  static readonly kind: Kind<'sum', SumParameters> = {
    name: 'sum',
    version: 1,
    title: 'Rolling sum',
    aliases: ['rollingSum', 'runSum'],
    reads: 'value',
    parameters: { period: bars(20) },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<SumParameters>) {
    super(Sum.kind, parameters, ({ period }) => windowSumInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowSumStep(this.state, x, keep);
  }
}
