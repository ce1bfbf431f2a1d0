import { HlcvOperator } from '../../bars/hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface MfiParameters {
  /** Changes of the typical price in the window. */
  readonly period: number;
}

/** Typical price of the bar before, NaN until there is one; turnover of rising and falling bars. */
export type MfiState = { price: number; positive: WindowSumState; negative: WindowSumState };

function mfiInit({ period }: MfiParameters): MfiState {
  return {
    price: Number.NaN,
    positive: windowSumInit(period),
    negative: windowSumInit(period),
  };
}

function mfiStep(state: MfiState, price: number, volume: number, keep: boolean): number {
  if (!(price > 0)) return Number.NaN; // no turnover is negative
  const before = state.price;
  if (keep) state.price = price;
  if (Number.isNaN(before)) return Number.NaN;
  const turnover = price * volume;
  const positive = windowSumStep(state.positive, price > before ? turnover : 0, keep);
  const negative = windowSumStep(state.negative, price < before ? turnover : 0, keep);
  return 100 * ratio(positive, positive + negative);
}

/**
 * Money flow index: the share of recent turnover that came with rising prices.
 *
 *   MFI = 100·Σ⁺ / (Σ⁺ + Σ⁻),  Σ± = sum of tp·volume where tp rose (fell),  tp = (high + low + close)/3
 *
 * @param period  changes of the typical price in the window; integer ≥ 1. Usual: 14.
 * @input   bar: high, low, close, volume; degree 0
 * @output  0 … 100
 * @warmUp  period + 1: the first bar only anchors the change
 * @undefined while no price of the window moved, or none with volume (TTR says 50, TA-Lib 0);
 *   where the typical price is ≤ 0, which is not absorbed
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  G. Quong & A. Soudack, Volume-weighted RSI: money flow, Technical Analysis of Stocks &
 *   Commodities (March 1989)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const mfi = new Mfi(2);
 * [bar(10, 5), bar(12, 2), bar(8, 1)].map((b) => mfi.update(b)); // [NaN, NaN, 75]
 */
export class Mfi extends HlcvOperator<number, MfiParameters, MfiState> {
  static readonly kind: Kind<'mfi', MfiParameters> = {
    name: 'mfi',
    version: 1,
    title: 'Money flow index',
    aliases: ['moneyFlowIndex'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [20, 80] } },
    pane: 'own',
    invariants: { __proto__: null, positive: notNegative, negative: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
    lateStart: 'a bar with a typical price that is not above 0 is passed over',
  };

  constructor(parameters?: Given<MfiParameters>) {
    super(Mfi.kind, parameters, mfiInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = mfiStep(this.state, (high + low + close) / 3, volume, keep);
  }
}
