import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from '../volatility/true-range.js';

export interface PrettyGoodParameters {
  /** Bars in both means. */
  readonly period: number;
}

export type PrettyGoodState = {
  closes: WindowSumState;
  range: TrueRangeState;
  mean: ExponentialMeanState;
};

const prettyGoodInit = ({ period }: PrettyGoodParameters): PrettyGoodState => ({
  closes: windowSumInit(period),
  range: trueRangeInit(),
  mean: exponentialMeanInit(),
});

/**
 * Pretty good oscillator: how many mean true ranges the close is from its mean.
 *
 *   value = (close − sma(close)) / ema(true range)
 *
 * @param period  bars in both means; integer ≥ 1. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  centred on 0
 * @warmUp  period + 1
 * @undefined while no bar has had a range
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period + 3 numbers
 * @source  M. Johnson
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const good = new PrettyGood(2);
 * [bar(12, 10, 11), bar(14, 11, 13), bar(15, 13, 15)].map((b) => good.update(b)); // [NaN, NaN, 0.4]
 */
export class PrettyGood extends HlcOperator<number, PrettyGoodParameters, PrettyGoodState> {
  static readonly kind: Kind<'prettyGood', PrettyGoodParameters> = {
    name: 'prettyGood',
    version: 1,
    title: 'Pretty good oscillator',
    aliases: ['pgo', 'prettyGoodOscillator'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, guides: [-3, 0, 3] } },
    pane: 'own',
    invariants: { __proto__: null, mean: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 8 * period + 1,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<PrettyGoodParameters>) {
    super(PrettyGood.kind, parameters, prettyGoodInit);
    this.#design = emaDesign(this.parameters.period);
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
    const mean = windowSumStep(state.closes, close, keep) / state.closes.lap.length;
    const range = trueRangeStep(state.range, high, low, close, 'skip', keep);
    const usual = exponentialMeanStep(state.mean, range, this.#design, keep);
    out[at] = ratio(close - mean, usual);
  }
}
