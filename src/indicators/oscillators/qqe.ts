import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { type EmaChainState, emaChainInit } from '../moving-averages/ema-chain.js';
import { type RsiState, rsiInit, rsiStep } from './rsi.js';
import { type TrailState, trailStep } from './trail.js';

export interface QqeParameters {
  /** Of the RSI; its range is smoothed over 2·period − 1. */
  readonly period: number;
  /** Of the EMA of the RSI. */
  readonly smoothPeriod: number;
  /** Usual moves of the line between it and its stop. */
  readonly factor: number;
}

export interface QqeValue {
  /** The smoothed RSI. */
  readonly rsi: number;
  /** The stop that trails it. */
  readonly trail: number;
}

export type QqeColumns = ColumnsOf<QqeValue>;

export interface QqeDesign {
  readonly rsi: ExponentialMeanDesign;
  readonly smooth: ExponentialMeanDesign;
  readonly range: ExponentialMeanDesign;
  readonly factor: number;
}

function qqeDesign({ period, smoothPeriod, factor }: QqeParameters): QqeDesign {
  return {
    rsi: wilderDesign(period),
    smooth: emaDesign(smoothPeriod),
    range: emaDesign(2 * period - 1),
    factor,
  };
}

export type QqeState = TrailState & {
  rsi: RsiState;
  smooth: ExponentialMeanState;
  range: EmaChainState;
};

const qqeInit = (): QqeState => ({
  last: Number.NaN,
  floor: Number.NaN,
  ceiling: Number.NaN,
  isRising: true,
  rsi: rsiInit(),
  smooth: exponentialMeanInit(),
  range: emaChainInit(2),
});

/**
 * QQE, quantitative qualitative estimation: a smoothed RSI and the stop that trails it.
 *
 *   rsi = EMA_smooth(RSI),  reach = factor·EMA(EMA(|Δrsi|)),  both of 2·period − 1
 *   trail: rsi − reach ratcheted upward while rising, rsi + reach downward while falling
 *
 * It turns when the line passes the stop on its other side, as the scripts on TradingView do, and
 * starts rising.
 *
 * @param period        of the RSI; integer ≥ 1. Usual: 14.
 * @param smoothPeriod  integer ≥ 1. Usual: 5.
 * @param factor        0.001 … 1000. Usual: 4.236.
 * @input   any number; degree 0
 * @output  `{ rsi, trail }`; rsi in 0 … 100, trail can leave it
 * @warmUp  5·period + smoothPeriod − 3; `rsi` period + smoothPeriod
 * @undefined where the RSI is, which nothing absorbs
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 15 numbers
 * @source  I. Livshin's QQE, in the form in which charts draw it
 * @example
 * const qqe = new Qqe({ period: 1, smoothPeriod: 1, factor: 1 });
 * [10, 11, 10, 12].map((x) => qqe.update(x).rsi); // [NaN, 100, 0, 100]
 */
export class Qqe extends ValueOperator<QqeValue, QqeParameters, QqeState> {
  static readonly kind: Kind<'qqe', QqeParameters> = {
    name: 'qqe',
    version: 1,
    title: 'Quantitative qualitative estimation',
    aliases: ['qqeMod'],
    reads: 'value',
    parameters: { period: bars(14), smoothPeriod: bars(5), factor: real(4.236, 0.001, 1000) },
    outputs: { rsi: { degree: {}, range: [0, 100], guides: [50] }, trail: { degree: {} } },
    pane: 'own',
    invariants: {
      __proto__: null,
      'rsi.gain': notNegative,
      'rsi.loss': notNegative,
      smooth: [0, 100],
    },
    warmUp: ({ period, smoothPeriod }) => 5 * period + smoothPeriod - 3,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, smoothPeriod }) => 40 * period + 8 * smoothPeriod,
    lateStart: 'an RSI that is undefined is not absorbed',
  };

  readonly #design: QqeDesign;

  constructor(parameters?: Given<QqeParameters>) {
    super(Qqe.kind, parameters, qqeInit);
    this.#design = qqeDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    rsiStep(state.rsi, x, design.rsi, out, at, keep);
    const line = exponentialMeanStep(state.smooth, out[at]!, design.smooth, keep);
    let range = Math.abs(line - state.last);
    for (let i = 0; i < 2; i++) {
      range = exponentialMeanStep(state.range.means[i]!, range, design.range, keep);
    }
    out[at] = line;
    out[at + 1] = trailStep(state, line, design.factor * range, keep);
  }

  protected override record(row: Float64Array): QqeValue {
    return { rsi: row[0]!, trail: row[1]! };
  }
}
