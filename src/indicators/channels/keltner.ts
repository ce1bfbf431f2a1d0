import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type ExponentialMeanDesign,
  emaDesign,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { hlcFields, hlcPrice } from '../hlc-price.js';
import {
  type MeanDesign,
  type MeanState,
  meanDesign,
  meanInit,
  meanKinds,
  meanSettle,
  meanStep,
} from '../moving-averages/mean.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';
import { type KeltnerParameters, widthWarmUp } from './keltner-parameters.js';

export interface KeltnerValue {
  readonly upper: number;
  readonly middle: number;
  readonly lower: number;
}

export type KeltnerColumns = ColumnsOf<KeltnerValue>;

export type KeltnerState = { middle: MeanState; atr: AtrState };

const keltnerInit = ({ mean, period }: KeltnerParameters): KeltnerState => ({
  middle: meanInit(mean, period),
  atr: atrInit(),
});

/**
 * Keltner channel: a moving average with bands some average ranges away.
 *
 *   middle = ema(close, period),  upper, lower = middle ± multiplier · ATR(atrPeriod)
 *
 * The form of Raschke and of TradingView's study. TradingView's `ta.kc(close, 20, m)` is
 * `{ width: 'emaTrueRange', atrPeriod: 20 }`, without true ranges `{ width: 'emaRange', … }`; Keltner's
 * own, and TTR's, averages the typical price: `source: 'hlc3'`.
 *
 * @param period      prices in the middle; integer ≥ 1. Usual: 20.
 * @param atrPeriod   ranges in the width; integer ≥ 1. Usual: 10.
 * @param multiplier  > 0. Usual: 2.
 * @param seed        'sma' (default; TradingView) or 'first', as in `Ema`
 * @param firstBar    'skip' (default; `ta.kc`) or 'range' (TradingView's study), as in `Atr`
 * @param width       'atr' (default), 'emaTrueRange' or 'emaRange': ema(high − low)
 * @param mean        of the middle: 'ema' (default), 'sma', 'rma' or 'wma'
 * @param source      price of the middle: 'close' (default), 'high', 'low', 'hl2', 'hlc3' or 'hlcc4'
 * @input   bar: high, low, close; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  the larger of period and atrPeriod + 1 (atrPeriod with 'range'); middle: period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 5 numbers, with a window for the middle `period` more
 * @source  C. W. Keltner, How to Make Money in Commodities (1960); L. B. Raschke
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const channel = new Keltner({ period: 1, atrPeriod: 1, multiplier: 2 });
 * [bar(12, 10, 11), bar(14, 11, 13)].map((b) => channel.update(b).upper); // [NaN, 19]
 */
export class Keltner extends HlcOperator<KeltnerValue, KeltnerParameters, KeltnerState> {
  static readonly kind: Kind<'keltner', KeltnerParameters> = {
    name: 'keltner',
    version: 2,
    title: 'Keltner channel',
    aliases: ['keltnerChannel', 'kc', 'kcw', 'starc', 'starcBands', 'atrBands', 'stoller'],
    reads: 'bar',
    parameters: {
      period: bars(20),
      atrPeriod: bars(10),
      multiplier: real(2, 1e-9, 1000),
      seed: oneOf('sma', 'first'),
      firstBar: oneOf('skip', 'range'),
      width: oneOf('atr', 'emaTrueRange', 'emaRange'),
      mean: oneOf(...meanKinds('ema')),
      source: oneOf(...hlcFields('close')),
    },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative },
    warmUp: (parameters) => Math.max(parameters.period, widthWarmUp(parameters)),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, atrPeriod, mean }) => Math.max(meanSettle(mean, period), 1 + 16 * atrPeriod),
  };

  readonly #middle: MeanDesign;
  readonly #range: ExponentialMeanDesign;

  constructor(parameters?: Given<KeltnerParameters>) {
    super(Keltner.kind, parameters, keltnerInit);
    const { period, atrPeriod, seed, width, mean } = this.parameters;
    this.#middle = meanDesign(mean, period, seed);
    this.#range = width === 'atr' ? wilderDesign(atrPeriod) : emaDesign(atrPeriod, seed);
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
    const { multiplier, firstBar, width, source, period } = this.parameters;
    const price = hlcPrice(source, high, low, close);
    const mean = meanStep(state.middle, price, this.#middle, keep);
    const isHeard = this.absorbed + 1 >= period;
    const middle = isHeard ? mean : Number.NaN;
    const range =
      width === 'emaRange'
        ? exponentialMeanStep(state.atr.mean, high - low, this.#range, keep)
        : atrStep(state.atr, high, low, close, firstBar, this.#range, keep);
    if (keep) state.atr.range.close = close;
    out[at] = middle + multiplier * range;
    out[at + 1] = middle;
    out[at + 2] = middle - multiplier * range;
  }

  protected override record(row: Float64Array): KeltnerValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}
