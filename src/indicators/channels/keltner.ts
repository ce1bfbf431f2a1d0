import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';

export interface KeltnerParameters {
  /** Closes in the EMA that is the middle. */
  readonly period: number;
  /** True ranges in Wilder's mean. */
  readonly atrPeriod: number;
  /** Average true ranges from the middle to a band. */
  readonly multiplier: number;
  /** Start the EMA from the mean of its first closes, or from the first close. */
  readonly seed: 'sma' | 'first';
  /** Leave the first bar out of the ATR, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

export interface KeltnerValue {
  readonly upper: number;
  /** EMA of the close. */
  readonly middle: number;
  readonly lower: number;
}

export type KeltnerColumns = ColumnsOf<KeltnerValue>;

/** What the channel is made of. */
export interface KeltnerDesign {
  readonly middle: ExponentialMeanDesign;
  readonly range: ExponentialMeanDesign;
  readonly multiplier: number;
  readonly firstBar: 'skip' | 'range';
}

export type KeltnerState = { middle: ExponentialMeanState; atr: AtrState };

export const keltnerInit = (): KeltnerState => ({ middle: exponentialMeanInit(), atr: atrInit() });

/**
 * Keltner channel: an exponential average with bands some average true ranges away.
 *
 *   middle = ema(close, period),  upper, lower = middle ± multiplier · ATR(atrPeriod)
 *
 * The form of Raschke and TradingView; Keltner's own, and TTR's, averages the typical price.
 *
 * @param period      closes in the EMA; integer ≥ 1. Usual: 20.
 * @param atrPeriod   true ranges in Wilder's mean; integer ≥ 1. Usual: 10.
 * @param multiplier  > 0. Usual: 2.
 * @param seed        'sma' (default; TradingView) or 'first', as in `Ema`
 * @param firstBar    'skip' (default) or 'range' (TradingView), as in `Atr`
 * @input   bar: high, low, close; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  the larger of period and atrPeriod + 1 (atrPeriod with 'range'); middle: period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 5 numbers
 * @source  C. W. Keltner, How to Make Money in Commodities (1960); L. B. Raschke
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const channel = new Keltner({ period: 1, atrPeriod: 1, multiplier: 2 });
 * [bar(12, 10, 11), bar(14, 11, 13)].map((b) => channel.update(b).upper); // [NaN, 19]
 */
export class Keltner extends HlcOperator<KeltnerValue, KeltnerParameters, KeltnerState> {
  static readonly kind: Kind<'keltner', KeltnerParameters> = {
    name: 'keltner',
    version: 1,
    title: 'Keltner channel',
    aliases: ['keltnerChannel', 'kc'],
    reads: 'bar',
    parameters: {
      period: bars(20),
      atrPeriod: bars(10),
      multiplier: real(2, 1e-9, 1000),
      seed: oneOf('sma', 'first'),
      firstBar: oneOf('skip', 'range'),
    },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative },
    warmUp: ({ period, atrPeriod, firstBar }) =>
      Math.max(period, firstBar === 'skip' ? atrPeriod + 1 : atrPeriod),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, atrPeriod }) => Math.max(8 * period, 1 + 16 * atrPeriod),
  };

  readonly #design: KeltnerDesign;

  constructor(parameters?: Given<KeltnerParameters>) {
    super(Keltner.kind, parameters, keltnerInit);
    const { period, atrPeriod, multiplier, seed, firstBar } = this.parameters;
    const middle = emaDesign(period, seed);
    this.#design = { middle, range: wilderDesign(atrPeriod), multiplier, firstBar };
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
    const middle = exponentialMeanStep(state.middle, close, design.middle, keep);
    const atr = atrStep(state.atr, high, low, close, design.firstBar, design.range, keep);
    out[at] = middle + design.multiplier * atr;
    out[at + 1] = middle;
    out[at + 2] = middle - design.multiplier * atr;
  }

  protected override record(row: Float64Array): KeltnerValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}
