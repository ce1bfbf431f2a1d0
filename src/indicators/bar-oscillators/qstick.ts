import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
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

export interface QstickParameters {
  /** Bars in the mean. */
  readonly period: number;
  /** Its kind. */
  readonly mean: MeanKind;
}

const qstickInit = ({ mean, period }: QstickParameters): MeanState => meanInit(mean, period);

/**
 * Qstick: how far bars close from their open, on average.
 *
 *   value = mean(close − open)
 *
 * @param period  bars in the mean; integer ≥ 1. Usual: 8.
 * @param mean    'sma' (default; Tulip), 'ema', 'rma' or 'wma'
 * @input   bar: open, high, low, close; degree 1
 * @output  centred on 0
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  T. Chande & S. Kroll, The New Technical Trader (1994)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const qstick = new Qstick(2);
 * [bar(1, 4, 0, 3), bar(3, 5, 1, 4)].map((b) => qstick.update(b)); // [NaN, 1.5]
 */
export class Qstick extends OhlcOperator<number, QstickParameters, MeanState> {
  static readonly kind: Kind<'qstick', QstickParameters> = {
    name: 'qstick',
    version: 1,
    title: 'Qstick',
    reads: 'bar',
    parameters: { period: bars(8), mean: oneOf(...meanKinds('sma')) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ mean, period }) => meanSettle(mean, period),
  };

  readonly #mean: MeanDesign;

  constructor(parameters?: Given<QstickParameters>) {
    super(Qstick.kind, parameters, qstickInit);
    const { mean, period } = this.parameters;
    this.#mean = meanDesign(mean, period);
  }

  protected step(
    open: number,
    _high: number,
    _low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = meanStep(this.state, close - open, this.#mean, keep);
  }
}
