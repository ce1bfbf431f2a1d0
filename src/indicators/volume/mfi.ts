import { HlcvOperator } from '../../bars/hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type HlcField, hlcFields, hlcPrice } from '../hlc-price.js';

export interface MfiParameters {
  /** Changes of the typical price in the window. */
  readonly period: number;
  /** Leave the first bar out, or count its turnover on both sides. */
  readonly firstBar: 'skip' | 'both';
  /** The price whose moves count, and that volume is weighed by. */
  readonly source: HlcField;
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

function mfiStep(
  state: MfiState,
  price: number,
  volume: number,
  firstBar: 'skip' | 'both',
  keep: boolean,
): number {
  if (!(price > 0)) return Number.NaN; // no turnover is negative
  const before = state.price;
  if (keep) state.price = price;
  if (Number.isNaN(before) && firstBar === 'skip') return Number.NaN;
  const turnover = price * volume;
  const positive = windowSumStep(state.positive, price <= before ? 0 : turnover, keep);
  const negative = windowSumStep(state.negative, price >= before ? 0 : turnover, keep);
  return 100 * ratio(positive, positive + negative);
}

/**
 * Money flow index: the share of recent turnover that came with rising prices.
 *
 *   MFI = 100·Σ⁺ / (Σ⁺ + Σ⁻),  Σ± = sum of p·volume where p rose (fell),  p = (high + low + close)/3
 *
 * @param period  changes of the typical price in the window; integer ≥ 1. Usual: 14.
 * @param firstBar  'skip' (default; TA-Lib, TTR) or 'both' (TradingView's `ta.mfi`, which takes a bar
 *                  without a change for a rise and for a fall)
 * @param source    'hlc3' (default), 'close', 'high', 'low', 'hl2' or 'hlcc4'
 * @input   bar: high, low, close, volume; degree 0
 * @output  0 … 100
 * @warmUp  period + 1: the first bar only anchors the change; period with 'both'
 * @undefined while no price of the window moved, or none with volume (TTR says 50, TA-Lib 0);
 *   where the price is ≤ 0, which is not absorbed
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
    parameters: {
      period: bars(14),
      firstBar: oneOf('skip', 'both'),
      source: oneOf(...hlcFields('hlc3')),
    },
    outputs: { value: { degree: {}, range: [0, 100], guides: [20, 80] } },
    pane: 'own',
    invariants: { __proto__: null, positive: notNegative, negative: notNegative },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
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
    const { firstBar, source } = this.parameters;
    const price = hlcPrice(source, high, low, close);
    out[at] = mfiStep(this.state, price, volume, firstBar, keep);
  }
}
