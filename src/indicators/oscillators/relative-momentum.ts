import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';

export interface RelativeMomentumParameters {
  /** Changes in Wilder's means. */
  readonly period: number;
  /** Inputs that a change is over. */
  readonly momentumPeriod: number;
}

export type RelativeMomentumState = {
  past: DelayState;
  gain: ExponentialMeanState;
  loss: ExponentialMeanState;
};

const relativeMomentumInit = ({
  momentumPeriod,
}: RelativeMomentumParameters): RelativeMomentumState => ({
  past: delayInit(momentumPeriod),
  gain: exponentialMeanInit(),
  loss: exponentialMeanInit(),
});

/**
 * Relative momentum index: an RSI of changes over several inputs instead of one.
 *
 *   gain ← wilder(max(x − x_m, 0)),  loss ← wilder(max(x_m − x, 0)),  RMI = 100·gain / (gain + loss)
 *
 * @param period          changes in Wilder's means; integer ≥ 1. Usual: 14.
 * @param momentumPeriod  m, inputs that a change is over; integer ≥ 1. Usual: 5.
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  period + momentumPeriod
 * @undefined while nothing has moved
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); momentumPeriod + 4 numbers
 * @source  R. Altman, Relative momentum index: modifying RSI, TASC (February 1993)
 * @example
 * const momentum = new RelativeMomentum({ period: 2, momentumPeriod: 1 });
 * [10, 12, 11, 13].map((x) => momentum.update(x)); // [NaN, NaN, 66.66666666666666, 85.71428571428571]
 */
export class RelativeMomentum extends ValueOperator<
  number,
  RelativeMomentumParameters,
  RelativeMomentumState
> {
  static readonly kind: Kind<'relativeMomentum', RelativeMomentumParameters> = {
    name: 'relativeMomentum',
    version: 1,
    title: 'Relative momentum index',
    aliases: ['rmi', 'relativeMomentumIndex'],
    reads: 'value',
    parameters: { period: bars(14), momentumPeriod: bars(5) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [30, 70] } },
    pane: 'own',
    invariants: { __proto__: null, gain: notNegative, loss: notNegative },
    warmUp: ({ period, momentumPeriod }) => period + momentumPeriod,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, momentumPeriod }) => momentumPeriod + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<RelativeMomentumParameters>) {
    super(RelativeMomentum.kind, parameters, relativeMomentumInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const change = x - delayStep(state.past, x, keep);
    const gain = exponentialMeanStep(state.gain, Math.max(change, 0), this.#design, keep);
    const loss = exponentialMeanStep(state.loss, Math.max(-change, 0), this.#design, keep);
    out[at] = 100 * ratio(gain, gain + loss);
  }
}
