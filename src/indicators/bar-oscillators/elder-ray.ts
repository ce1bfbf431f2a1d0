import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';

export interface ElderRayParameters {
  /** Closes in the EMA. */
  readonly period: number;
  /** Start the EMA from the mean of its first closes, or from the first close. */
  readonly seed: 'sma' | 'first';
}

export interface ElderRayValue {
  /** High above the EMA. */
  readonly bull: number;
  /** Low above the EMA, below 0 as a rule. */
  readonly bear: number;
}

export type ElderRayColumns = ColumnsOf<ElderRayValue>;

/**
 * Elder ray: how far buyers and sellers pushed the price from its average.
 *
 *   bull = high − ema(close),  bear = low − ema(close)
 *
 * @param period  closes in the EMA; integer ≥ 1. Usual: 13.
 * @param seed    'sma' (default; TradingView) or 'first', as in `Ema`
 * @input   bar: high, low, close; degree 1
 * @output  `{ bull, bear }`
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @source  A. Elder, Trading for a Living (1993)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const ray = new ElderRay(2);
 * ray.update(bar(12, 10, 11)).bull; // NaN
 * ray.update(bar(14, 12, 13)); // { bull: 2, bear: 0 }
 */
export class ElderRay extends HlcOperator<ElderRayValue, ElderRayParameters, ExponentialMeanState> {
  static readonly kind: Kind<'elderRay', ElderRayParameters> = {
    name: 'elderRay',
    version: 1,
    title: 'Elder ray',
    aliases: [
      'bullBearPower',
      'elderRayIndex',
      'eri',
      'bullBear',
      'elder',
      'bullsPower',
      'bearsPower',
    ],
    reads: 'bar',
    parameters: { period: bars(13), seed: oneOf('sma', 'first') },
    outputs: {
      bull: { degree: { price: 1 }, guides: [0] },
      bear: { degree: { price: 1 }, guides: [0] },
    },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 8 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<ElderRayParameters>) {
    super(ElderRay.kind, parameters, exponentialMeanInit);
    this.#design = emaDesign(this.parameters.period, this.parameters.seed);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const design = this.#design;
    const mean = exponentialMeanStep(state, close, design, keep);
    out[at] = high - mean;
    out[at + 1] = low - mean;
  }

  protected override record(row: Float64Array): ElderRayValue {
    return { bull: row[0]!, bear: row[1]! };
  }
}
