import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { exponentialMeanAt } from '../../statistics/exponential-mean-at.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';

export interface RelativeVolatilityParameters {
  /** Inputs in the window of the standard deviation. */
  readonly stdPeriod: number;
  /** Of the means of the deviations. */
  readonly period: number;
  /** The kind of these means. */
  readonly mean: 'ema' | 'rma';
}

/** `last` is NaN until there is an input to measure a change from. */
export type RelativeVolatilityState = {
  last: number;
  window: WindowMomentsState;
  up: ExponentialMeanState;
  down: ExponentialMeanState;
};

function relativeVolatilityInit({
  stdPeriod,
}: RelativeVolatilityParameters): RelativeVolatilityState {
  return {
    last: Number.NaN,
    window: windowMomentsInit(stdPeriod),
    up: exponentialMeanInit(),
    down: exponentialMeanInit(),
  };
}

/**
 * Relative volatility index: the share of recent volatility that came with rising prices; an RSI of
 * the standard deviation.
 *
 *   up ← EMA(sd where x rose, else 0),  down ← EMA(sd where it did not),  RVI = 100·up / (up + down)
 *
 * An unchanged price counts as a fall (TradingView). Not Ehlers' relative vigor index, which shares
 * the letters.
 *
 * @param stdPeriod  inputs in the window; integer ≥ 2. Usual: 10.
 * @param period     of the means; integer ≥ 1. Usual: 14.
 * @param mean       'ema' (default; TradingView) or 'rma', Wilder's (trading-signals)
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  stdPeriod + period − 1
 * @undefined while nothing has moved
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(stdPeriod) once a lap; 2·stdPeriod + 5 numbers
 * @source  D. Dorsey, Technical Analysis of Stocks & Commodities (June 1993)
 * @example
 * const volatility = new RelativeVolatility({ stdPeriod: 2, period: 2 });
 * [10, 12, 11].map((x) => volatility.update(x)); // [NaN, NaN, 66.66666666666666]
 */
export class RelativeVolatility extends ValueOperator<
  number,
  RelativeVolatilityParameters,
  RelativeVolatilityState
> {
  static readonly kind: Kind<'relativeVolatility', RelativeVolatilityParameters> = {
    name: 'relativeVolatility',
    version: 1,
    title: 'Relative volatility index',
    aliases: ['rvi', 'relativeVolatilityIndex'],
    reads: 'value',
    parameters: { stdPeriod: bars(10, 2), period: bars(14), mean: oneOf('ema', 'rma') },
    outputs: { value: { degree: {}, range: [0, 100], guides: [20, 50, 80] } },
    pane: 'own',
    invariants: { __proto__: null, up: notNegative, down: notNegative },
    warmUp: ({ stdPeriod, period }) => stdPeriod + period - 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ stdPeriod, period, mean }) => stdPeriod + (mean === 'ema' ? 8 : 16) * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<RelativeVolatilityParameters>) {
    super(RelativeVolatility.kind, parameters, relativeVolatilityInit);
    const { period, mean } = this.parameters;
    this.#design = mean === 'ema' ? emaDesign(period) : wilderDesign(period);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state, io } = this;
    const { last, window } = state;
    const design = this.#design;
    windowMomentsStep(window, x, io, 0, keep);
    const deviation = Math.sqrt(io[1]! / window.lap.length);
    out[at] = Number.NaN;
    if (keep) state.last = x;
    if (Number.isNaN(last)) return;
    const none = 0 * deviation; // NaN until there is a deviation
    io[0] = x > last ? deviation : none;
    io[1] = x > last ? none : deviation;
    exponentialMeanAt(state.up, design, io, 0, keep);
    exponentialMeanAt(state.down, design, io, 1, keep);
    out[at] = 100 * (io[0]! / (io[0]! + io[1]!)); // NaN while nothing has moved: 0 / 0
  }
}
