import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface EfficiencyRatioParameters {
  /** Changes in the way. */
  readonly period: number;
}

export type EfficiencyRatioState = { last: number; past: DelayState; path: WindowSumState };

const efficiencyRatioInit = ({ period }: EfficiencyRatioParameters): EfficiencyRatioState => ({
  last: Number.NaN,
  past: delayInit(period),
  path: windowSumInit(period),
});

/**
 * Efficiency ratio: how much of the way a price went led anywhere.
 *
 *   ER = |x − x_period| / Σ|Δx| over `period` changes
 *
 * @param period  changes; integer ≥ 1. Usual: 10.
 * @input   any number; degree 0
 * @output  0 … 1
 * @warmUp  period + 1
 * @undefined while nothing moves
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  P. J. Kaufman, Trading Systems and Methods (1995)
 * @example
 * const efficiency = new EfficiencyRatio(2);
 * [10, 12, 11, 13].map((x) => efficiency.update(x)); // [NaN, NaN, 0.3333333333333333, 0.3333333333333333]
 */
export class EfficiencyRatio extends ValueOperator<
  number,
  EfficiencyRatioParameters,
  EfficiencyRatioState
> {
  static readonly kind: Kind<'efficiencyRatio', EfficiencyRatioParameters> = {
    name: 'efficiencyRatio',
    version: 1,
    title: 'Efficiency ratio',
    aliases: ['er', 'kaufmanEfficiencyRatio', 'ker'],
    reads: 'value',
    parameters: { period: bars(10) },
    outputs: { value: { degree: {}, range: [0, 1] } },
    pane: 'own',
    invariants: { __proto__: null, path: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<EfficiencyRatioParameters>) {
    super(EfficiencyRatio.kind, parameters, efficiencyRatioInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const path = windowSumStep(state.path, Math.abs(x - state.last), keep);
    const way = Math.abs(x - delayStep(state.past, x, keep));
    if (keep) state.last = x;
    out[at] = Math.min(ratio(way, path), 1);
  }
}
