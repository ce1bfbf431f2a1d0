import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaStage,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface WaveTrendParameters {
  /** Prices in the mean, and deviations in theirs. */
  readonly channelPeriod: number;
  /** Of the EMA after them. */
  readonly period: number;
  /** Values of `wave` in the mean that is `signal`. */
  readonly signalPeriod: number;
  /** How each EMA starts. */
  readonly seed: 'sma' | 'first';
}

export interface WaveTrendValue {
  readonly wave: number;
  /** Mean of `wave`. */
  readonly signal: number;
}

export type WaveTrendColumns = ColumnsOf<WaveTrendValue>;

export type WaveTrendState = {
  prices: ExponentialMeanState;
  apart: ExponentialMeanState;
  wave: ExponentialMeanState;
  signal: WindowSumState;
};

const waveTrendInit = ({ signalPeriod }: WaveTrendParameters): WaveTrendState => ({
  prices: exponentialMeanInit(),
  apart: exponentialMeanInit(),
  wave: exponentialMeanInit(),
  signal: windowSumInit(signalPeriod),
});

/**
 * WaveTrend: how many mean deviations the typical price is from its mean, smoothed.
 *
 *   p = (high + low + close)/3,  e = ema(p, channelPeriod),  d = ema(|p − e|, channelPeriod)
 *   wave = ema((p − e)/(0.015·d), period),  signal = sma(wave, signalPeriod)
 *
 * @param channelPeriod  integer ≥ 1. Usual: 10.
 * @param period         of the smoothing; integer ≥ 1. Usual: 21.
 * @param signalPeriod   integer ≥ 1. Usual: 4.
 * @param seed           'sma' (default; TradingView) or 'first'
 * @input   bar: high, low, close; degree 0
 * @output  `{ wave, signal }`, centred on 0
 * @warmUp  2·channelPeriod + period + signalPeriod − 3; wave: 2·channelPeriod + period − 2
 * @undefined where the mean deviation is 0, which the means after it do not absorb
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised; signalPeriod + 6 numbers
 * @source  LazyBear, WaveTrend oscillator (TradingView, 2014)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const waves = new WaveTrend({ channelPeriod: 2, period: 1, signalPeriod: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13), bar(13, 11, 12), bar(15, 13, 14)].map((b) => waves.update(b).wave); // [NaN, NaN, 0, 72.72727272727272]
 */
export class WaveTrend extends HlcOperator<WaveTrendValue, WaveTrendParameters, WaveTrendState> {
  static readonly kind: Kind<'waveTrend', WaveTrendParameters> = {
    name: 'waveTrend',
    version: 1,
    title: 'WaveTrend',
    aliases: ['wt'],
    reads: 'bar',
    parameters: {
      channelPeriod: bars(10),
      period: bars(21),
      signalPeriod: bars(4),
      seed: oneOf('sma', 'first'),
    },
    outputs: { wave: { degree: {}, guides: [-60, 0, 60] }, signal: { degree: {} } },
    pane: 'own',
    invariants: { __proto__: null, apart: notNegative },
    warmUp: (p) => 2 * p.channelPeriod + p.period + p.signalPeriod - 3,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (p) => 16 * p.channelPeriod + 8 * p.period + p.signalPeriod,
    lateStart: 'a flat market has no wave to absorb',
  };

  readonly #design: readonly ExponentialMeanDesign[];

  constructor(parameters?: Given<WaveTrendParameters>) {
    super(WaveTrend.kind, parameters, waveTrendInit);
    const { channelPeriod, period, seed } = this.parameters;
    this.#design = [emaStage(channelPeriod, seed), emaStage(period, seed)];
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
    const [channel, smooth] = this.#design;
    const price = (high + low + close) / 3;
    const apart = price - exponentialMeanStep(state.prices, price, channel!, keep);
    const usual = exponentialMeanStep(state.apart, Math.abs(apart), channel!, keep);
    const wave = exponentialMeanStep(state.wave, ratio(apart, 0.015 * usual), smooth!, keep);
    const signal = windowSumStep(state.signal, wave, keep) / state.signal.lap.length;
    const { warmUp, parameters } = this;
    const isHeard = this.absorbed + 1 > warmUp - parameters.signalPeriod;
    out[at] = isHeard ? wave : Number.NaN;
    out[at + 1] = this.absorbed + 1 >= warmUp ? signal : Number.NaN;
  }

  protected override record(row: Float64Array): WaveTrendValue {
    return { wave: row[0]!, signal: row[1]! };
  }
}
