import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

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
export class Momentum extends ValueOperator<number, MomentumParameters, DelayState> {
  static readonly kind: Kind<'momentum', MomentumParameters> = {
    name: 'momentum',
    version: 1,
    title: 'Momentum',
    aliases: ['mom', 'mtm', 'change', 'diff'],
    reads: 'value',
    parameters: { period: bars(10) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<MomentumParameters>) {
    super(Momentum.kind, parameters, ({ period }) => delayInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = x - delayStep(this.state, x, keep);
  }
}
