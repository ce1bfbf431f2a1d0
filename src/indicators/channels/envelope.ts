import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type MeanDesign,
  type MeanKind,
  type MeanState,
  meanDesign,
  meanInit,
  meanKinds,
  meanSettle,
  meanStep,
  requireMeanTold,
} from '../moving-averages/mean.js';

export interface EnvelopeParameters {
  /** Inputs in the mean. */
  readonly period: number;
  /** From the mean to a band, in percent of it. */
  readonly percent: number;
  /** Its kind. */
  readonly mean: MeanKind;
}

export interface EnvelopeValue {
  readonly upper: number;
  readonly middle: number;
  readonly lower: number;
}

export type EnvelopeColumns = ColumnsOf<EnvelopeValue>;

const envelopeInit = ({ mean, period }: EnvelopeParameters): MeanState => meanInit(mean, period);

/**
 * Moving average envelope: a moving average with bands some percent of it away.
 *
 *   upper, lower = mean · (1 ± percent/100)
 *
 * @param period   inputs in the mean; integer ≥ 1. Usual: 20.
 * @param percent  0 … 1000. Usual: 2.5.
 * @param mean     'sma' (default), 'ema', 'rma' or 'wma'
 * @input   any number; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  period
 * @undefined the bands where the mean is ≤ 0, of which there are no shares
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  J. J. Murphy, Technical Analysis of the Financial Markets (1999)
 * @example
 * const envelope = new Envelope({ period: 2, percent: 10 });
 * [10, 12].map((x) => envelope.update(x).middle); // [NaN, 11]
 */
export class Envelope extends ValueOperator<EnvelopeValue, EnvelopeParameters, MeanState> {
  static readonly kind: Kind<'envelope', EnvelopeParameters> = {
    name: 'envelope',
    version: 1,
    title: 'Moving average envelope',
    aliases: ['maEnvelope', 'movingAverageEnvelope', 'env'],
    reads: 'value',
    parameters: { period: bars(20), percent: real(2.5, 0, 1000), mean: oneOf(...meanKinds('sma')) },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ mean, period }) => meanSettle(mean, period),
  };

  readonly #mean: MeanDesign;

  constructor(parameters?: Given<EnvelopeParameters>) {
    super(Envelope.kind, parameters, envelopeInit);
    const { mean, period } = this.parameters;
    this.#mean = meanDesign(mean, period);
  }

  protected override revive(state: MeanState, outputs: Float64Array): void {
    requireMeanTold(state, this.#mean, outputs[1]!, 'state.kernel');
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const middle = meanStep(this.state, x, this.#mean, keep);
    const reach = middle > 0 ? middle * (this.parameters.percent / 100) : Number.NaN;
    out[at] = middle + reach;
    out[at + 1] = middle;
    out[at + 2] = middle - reach;
  }

  protected override record(row: Float64Array): EnvelopeValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}
