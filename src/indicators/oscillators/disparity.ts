import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type MeanDesign,
  type MeanKind,
  type MeanState,
  meanDesign,
  meanInit,
  meanKinds,
  meanSettle,
  meanStep,
} from '../moving-averages/mean.js';

export interface DisparityParameters {
  /** Inputs in the mean. */
  readonly period: number;
  /** Its kind. */
  readonly mean: MeanKind;
}

const disparityInit = ({ mean, period }: DisparityParameters): MeanState => meanInit(mean, period);

/**
 * Disparity index: how far the price stands from its moving average, in percent of that.
 *
 *   value = 100·(x − mean) / mean
 *
 * @param period  inputs in the mean; integer ≥ 1. Usual: 14.
 * @param mean    'sma' (default), 'ema', 'rma' or 'wma'
 * @input   price; degree 0
 * @output  percent, centred on 0
 * @warmUp  period
 * @undefined where the input is negative, which is not absorbed; while the mean is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  S. Nison, Beyond Candlesticks (1994)
 * @example
 * const disparity = new Disparity(2);
 * [10, 12, 8].map((x) => disparity.update(x)); // [NaN, 9.090909090909092, -20]
 */
export class Disparity extends ValueOperator<number, DisparityParameters, MeanState> {
  static readonly kind: Kind<'disparity', DisparityParameters> = {
    name: 'disparity',
    version: 1,
    title: 'Disparity index',
    aliases: ['disparityIndex', 'bias'],
    reads: 'value',
    parameters: { period: bars(14), mean: oneOf(...meanKinds('sma')) },
    outputs: { value: { degree: {}, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ mean, period }) => meanSettle(mean, period),
    lateStart: 'a negative input is passed over',
  };

  readonly #mean: MeanDesign;

  constructor(parameters?: Given<DisparityParameters>) {
    super(Disparity.kind, parameters, disparityInit);
    const { mean, period } = this.parameters;
    this.#mean = meanDesign(mean, period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const mean = x < 0 ? Number.NaN : meanStep(this.state, x, this.#mean, keep);
    out[at] = 100 * ratio(x - mean, mean);
  }
}
