import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import {
  type WindowWeightedSumState,
  windowWeightedSumInit,
  windowWeightedSumStep,
} from '../../statistics/window-weighted-sum.js';

export interface CenterOfGravityParameters {
  /** Inputs in the window. */
  readonly period: number;
}

export type CenterOfGravityState = { sum: WindowSumState; weighted: WindowWeightedSumState };

const centerOfGravityInit = ({ period }: CenterOfGravityParameters): CenterOfGravityState => ({
  sum: windowSumInit(period),
  weighted: windowWeightedSumInit(period),
});

/**
 * Center of gravity: where in the window the prices weigh most, in inputs from the newest, negative.
 *
 *   COG = −Σ (k + 1)·x_k / Σ x_k,  k = 0 the newest
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 10.
 * @input   price; degree 0
 * @output  −period … −1
 * @warmUp  period
 * @undefined where the input is negative, which is not absorbed; while all are 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  J. F. Ehlers, The CG oscillator, TASC (May 2002); TradingView's `ta.cog`
 * @example
 * const gravity = new CenterOfGravity(2);
 * [1, 3, 1].map((x) => gravity.update(x)); // [NaN, -1.25, -1.75]
 */
export class CenterOfGravity extends ValueOperator<
  number,
  CenterOfGravityParameters,
  CenterOfGravityState
> {
  static readonly kind: Kind<'centerOfGravity', CenterOfGravityParameters> = {
    name: 'centerOfGravity',
    version: 1,
    title: 'Center of gravity',
    aliases: ['cog', 'cg'],
    reads: 'value',
    parameters: { period: bars(10) },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: { __proto__: null, sum: notNegative },
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => period,
    lateStart: 'a negative input is passed over',
  };

  constructor(parameters?: Given<CenterOfGravityParameters>) {
    super(CenterOfGravity.kind, parameters, centerOfGravityInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    if (x < 0) {
      out[at] = Number.NaN;
      return;
    }
    const sum = windowSumStep(state.sum, x, keep);
    const weighted = windowWeightedSumStep(state.weighted, x, keep);
    out[at] = ratio(weighted, sum) - this.parameters.period - 1;
  }
}
