import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { ratio } from '../../statistics/ratio.js';

export interface RocParameters {
  /** Inputs back to the one compared with. */
  readonly period: number;
}

/** Change over the state's period in percent of the older input; NaN where that is no price. */
export function rocStep(state: DelayState, x: number, keep: boolean): number {
  const past = delayStep(state, x, keep);
  return past > 0 ? ratio(100 * (x - past), past) : Number.NaN;
}

/**
 * Rate of change: how far the price has come in `period` inputs, in percent of what it was.
 *
 *   ROC = 100·(x − x_period) / x_period
 *
 * TTR's default is the logarithm of the ratio, not in percent.
 *
 * @param period  integer ≥ 1. Usual: 10.
 * @input   any number; degree 0
 * @output  percent, centred on 0
 * @warmUp  period + 1
 * @undefined where x_period ≤ 0: a share of what is negative has the sign of a fall where x rose
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1); period numbers
 * @example
 * const roc = new Roc(2);
 * [100, 120, 125, 90].map((x) => roc.update(x)); // [NaN, NaN, 25, -25]
 */
export class Roc extends ValueOperator<number, RocParameters, DelayState> {
  static readonly kind: Kind<'roc', RocParameters> = {
    name: 'roc',
    version: 1,
    title: 'Rate of change',
    aliases: [
      'rateOfChange',
      'rocp',
      'rocr',
      'percentReturn',
      'percentChange',
      'pctChange',
      'returns',
    ],
    reads: 'value',
    parameters: { period: bars(10) },
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<RocParameters>) {
    super(Roc.kind, parameters, ({ period }) => delayInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = rocStep(this.state, x, keep);
  }
}
