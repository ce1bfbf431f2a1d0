import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type LinearRegressionDesign,
  linearRegressionDesign,
  linearRegressionStep,
} from '../../statistics/linear-regression.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';
import { type WindowRangeState, windowRangeInit } from '../../statistics/window-range.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type WindowTrendState, windowTrendInit } from '../../statistics/window-trend.js';
import { midRangeStep } from '../trend/mid-range.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from '../volatility/true-range.js';

export interface TtmSqueezeParameters {
  /** Bars in the window. */
  readonly period: number;
  /** Standard deviations from the mean to a Bollinger band. */
  readonly bandMultiplier: number;
  /** Mean true ranges from the mean to an edge of the channel. */
  readonly channelMultiplier: number;
}

export interface TtmSqueezeValue {
  /** 1 while the Bollinger bands lie inside the channel, else 0. */
  readonly on: number;
  /** Regression line of the distance of the close from the middle of its range and mean. */
  readonly momentum: number;
}

export type TtmSqueezeColumns = ColumnsOf<TtmSqueezeValue>;

export interface TtmSqueezeDesign {
  readonly line: LinearRegressionDesign;
  readonly bandMultiplier: number;
  readonly channelMultiplier: number;
  /** Where the parts write before the sum of them is known. */
  readonly scratch: Float64Array;
}

export type TtmSqueezeState = {
  closes: WindowMomentsState;
  range: TrueRangeState;
  ranges: WindowSumState;
  extremes: WindowRangeState;
  offsets: WindowTrendState;
};

const ttmSqueezeInit = ({ period }: TtmSqueezeParameters): TtmSqueezeState => ({
  closes: windowMomentsInit(period),
  range: trueRangeInit(),
  ranges: windowSumInit(period),
  extremes: windowRangeInit(period),
  offsets: windowTrendInit(period),
});

/**
 * TTM squeeze: whether the market is unusually quiet, and which way it leans meanwhile.
 *
 *   on = 1 while bandMultiplier·sd(close) < channelMultiplier·sma(TR), else 0
 *   momentum = linReg(close − ((highest + lowest)/2 + sma(close))/2)
 *
 * All windows are of `period`. The channel's width is the plain mean of the true range, as Carter
 * has it; some take the ATR.
 *
 * @param period             bars in every window; integer ≥ 2. Usual: 20.
 * @param bandMultiplier     > 0. Usual: 2.
 * @param channelMultiplier  > 0. Usual: 1.5.
 * @input   bar: high, low, close
 * @output  `{ on, momentum }`: 0 or 1 of degree 0, any number of degree 1
 * @warmUp  2·period − 1; on: period + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 8·period numbers
 * @source  J. Carter, Mastering the Trade (2005)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const squeeze = new TtmSqueeze(2);
 * const bars = [bar(12, 10, 11), bar(12, 10, 11), bar(13, 10, 12)];
 * bars.map((b) => squeeze.update(b).on); // [NaN, NaN, 1]
 * squeeze.value.momentum; // 0.5
 */
export class TtmSqueeze extends HlcOperator<
  TtmSqueezeValue,
  TtmSqueezeParameters,
  TtmSqueezeState
> {
  static readonly kind: Kind<'ttmSqueeze', TtmSqueezeParameters> = {
    name: 'ttmSqueeze',
    version: 1,
    title: 'TTM squeeze',
    aliases: ['squeeze', 'ttm', 'sqz', 'squeezeMomentum', 'sqzMom'],
    reads: 'bar',
    parameters: {
      period: bars(20, 2),
      bandMultiplier: real(2, 1e-9, 1000),
      channelMultiplier: real(1.5, 1e-9, 1000),
    },
    outputs: {
      on: { degree: {}, range: [0, 1] },
      momentum: { degree: { price: 1 }, guides: [0] },
    },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => 2 * period - 1,
    memory: ({ period }) => 2 * period - 1,
  };

  readonly #design: TtmSqueezeDesign;

  constructor(parameters?: Given<TtmSqueezeParameters>) {
    super(TtmSqueeze.kind, parameters, ttmSqueezeInit);
    const { period, bandMultiplier, channelMultiplier } = this.parameters;
    const line = linearRegressionDesign(period);
    this.#design = { line, bandMultiplier, channelMultiplier, scratch: new Float64Array(5) };
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
    const { scratch } = design;
    const period = state.ranges.lap.length;
    const range = trueRangeStep(state.range, high, low, close, 'skip', keep);
    const channel = (design.channelMultiplier * windowSumStep(state.ranges, range, keep)) / period;
    const middle = midRangeStep(state.extremes, high, low, scratch, 0, keep);
    windowMomentsStep(state.closes, close, scratch, 0, keep);
    const mean = scratch[0]!;
    const band = design.bandMultiplier * Math.sqrt(scratch[1]! / period);
    const offset = close - (middle + mean) / 2;
    linearRegressionStep(state.offsets, offset, design.line, scratch, 0, keep);
    out[at] = Number.isNaN(channel) ? Number.NaN : Number(band < channel);
    out[at + 1] = scratch[0]!;
  }

  protected override record(row: Float64Array): TtmSqueezeValue {
    return { on: row[0]!, momentum: row[1]! };
  }
}
