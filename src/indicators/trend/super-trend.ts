import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import { type HlcField, hlcFields, hlcPrice } from '../hlc-price.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';

export interface SuperTrendParameters {
  /** True ranges in Wilder's mean. */
  readonly period: number;
  /** Average true ranges from the middle to a band. */
  readonly multiplier: number;
  /** Leave the first bar out of the ATR, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
  /** The price in the middle of the bands. */
  readonly source: HlcField;
}

export interface SuperTrendValue {
  /** The band that holds: the lower one while the trend is up, the upper one while it is down. */
  readonly value: number;
  /** 1 while the trend is up, −1 while it is down. */
  readonly direction: number;
  readonly upper: number;
  readonly lower: number;
}

export type SuperTrendColumns = ColumnsOf<SuperTrendValue>;

/** What the trend is made of. */
export interface SuperTrendDesign {
  readonly mean: ExponentialMeanDesign;
  readonly multiplier: number;
  readonly firstBar: 'skip' | 'range';
}

/** The bands are NaN until the ATR is there. */
export type SuperTrendState = { atr: AtrState; upper: number; lower: number; direction: number };

const superTrendInit = (): SuperTrendState => ({
  atr: atrInit(),
  upper: Number.NaN,
  lower: Number.NaN,
  direction: -1,
});

/**
 * SuperTrend: a band that follows the price at some average true ranges, and turns when crossed.
 *
 *   upper = (high + low)/2 + multiplier·ATR, never rising while the closes stay below it
 *   lower = (high + low)/2 − multiplier·ATR, never falling while the closes stay above it
 *
 * The trend begins down and turns at a close beyond the band of this bar. TradingView says −1 for
 * up and counts the first bar in the ATR (`firstBar: 'range'`).
 *
 * @param period      true ranges in Wilder's mean; integer ≥ 1. Usual: 10.
 * @param multiplier  > 0. Usual: 3.
 * @param firstBar    'skip' (default) or 'range', as in `Atr`
 * @param source      the price in the middle: 'hl2' (default), 'close', 'high', 'low', 'hlc3' or 'hlcc4'
 * @input   bar: high, low, close; degree 1
 * @output  `{ value, direction, upper, lower }`; direction is 1 or −1, of degree 0
 * @warmUp  period + 1, or period with 'range'
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 6 numbers
 * @source  O. Seban (2008), in the form of TradingView's `ta.supertrend`
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const trend = new SuperTrend({ period: 1, multiplier: 1 });
 * const bars = [bar(12, 10, 11), bar(14, 12, 13), bar(20, 18, 20)];
 * bars.map((b) => trend.update(b).value); // [NaN, 16, 12]
 * trend.value.direction; // 1
 */
export class SuperTrend extends HlcOperator<
  SuperTrendValue,
  SuperTrendParameters,
  SuperTrendState
> {
  static readonly kind: Kind<'superTrend', SuperTrendParameters> = {
    name: 'superTrend',
    version: 1,
    title: 'SuperTrend',
    aliases: ['st'],
    reads: 'bar',
    parameters: {
      period: bars(10),
      multiplier: real(3, 1e-9, 1000),
      firstBar: oneOf('skip', 'range'),
      source: oneOf(...hlcFields('hl2')),
    },
    outputs: {
      value: { degree: { price: 1 } },
      direction: { degree: {}, range: [-1, 1] },
      upper: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative, direction: [-1, 1, 'whole'] },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: SuperTrendDesign;

  constructor(parameters?: Given<SuperTrendParameters>) {
    super(SuperTrend.kind, parameters, superTrendInit);
    const { period, multiplier, firstBar } = this.parameters;
    this.#design = { mean: wilderDesign(period), multiplier, firstBar };
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
    const before = state.atr.range.close;
    const { upper: upperBefore, lower: lowerBefore } = state;
    const atr = atrStep(state.atr, high, low, close, design.firstBar, design.mean, keep);
    const middle = hlcPrice(this.parameters.source, high, low, close);
    let upper = middle + design.multiplier * atr;
    let lower = middle - design.multiplier * atr;
    if (before <= upperBefore && upperBefore < upper) upper = upperBefore;
    if (before >= lowerBefore && lowerBefore > lower) lower = lowerBefore;
    const wasUp = state.direction === 1;
    const turns = wasUp ? close < lower : close > upper && !Number.isNaN(upperBefore);
    const isUp = wasUp !== turns;
    const direction = isUp ? 1 : -1;
    out[at] = isUp ? lower : upper;
    out[at + 1] = Number.isNaN(atr) ? Number.NaN : direction;
    out[at + 2] = upper;
    out[at + 3] = lower;
    if (keep) {
      state.upper = upper;
      state.lower = lower;
      state.direction = direction;
    }
  }

  protected override record(row: Float64Array): SuperTrendValue {
    return { value: row[0]!, direction: row[1]!, upper: row[2]!, lower: row[3]! };
  }
}
