import { type Bar, barColumn, type Columns } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanNext,
  exponentialMeanStep,
  wilderDesign,
} from '../statistics/exponential-mean.js';
import { type TrueRangeState, trueRangeInit, trueRangeOf, trueRangeStep } from './true-range.js';

export interface AtrParameters {
  /** True ranges in Wilder's mean. */
  readonly period: number;
  /** Leave the first bar out, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

export type AtrState = { range: TrueRangeState; mean: ExponentialMeanState };

export const atrInit = (): AtrState => ({ range: trueRangeInit(), mean: exponentialMeanInit() });

export function atrStep(
  state: AtrState,
  high: number,
  low: number,
  close: number,
  firstBar: 'skip' | 'range',
  design: ExponentialMeanDesign,
  keep: boolean,
): number {
  const range = trueRangeStep(state.range, high, low, close, firstBar, keep);
  return exponentialMeanStep(state.mean, range, design, keep);
}

/**
 * Average true range: how far the price usually travels in a bar.
 *
 *   ATR = wilder(TR),  TR = max(high, close₋₁) − min(low, close₋₁)
 *
 * @param period    true ranges in Wilder's mean; integer ≥ 1. Usual: 14.
 * @param firstBar  'skip' (default; TA-Lib, TTR) or 'range' (TradingView); below 1e-6 apart
 *                  after about 130 bars of ATR(14)
 * @input   bar: high, low, close; degree 1
 * @output  ≥ 0
 * @warmUp  period + 1, or period with 'range'
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section III
 * @example
 * const atr = new Atr(1);
 * atr.update({ time: 0, open: 10, high: 12, low: 9, close: 11, volume: 1 }); // NaN
 * atr.update({ time: 1, open: 14, high: 15, low: 13, close: 14, volume: 1 }); // 4
 */
export class Atr extends Streaming<Bar, number, AtrParameters, AtrState> {
  static readonly kind: Kind<'atr', AtrParameters> = {
    name: 'atr',
    version: 1,
    title: 'Average true range',
    aliases: ['averageTrueRange'],
    reads: 'bar',
    parameters: { period: bars(14), firstBar: oneOf('skip', 'range') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<AtrParameters>) {
    super(Atr.kind, parameters, atrInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  update(bar: Bar): number {
    return this.#step(bar.high, bar.low, bar.close, true);
  }

  peek(bar: Bar): number {
    return this.#step(bar.high, bar.low, bar.close, false);
  }

  process(
    { high, low, close }: Columns,
    output: Float64Array = new Float64Array(close.length),
  ): Float64Array {
    const { state, outputs } = this;
    const { firstBar } = this.parameters;
    const design = this.#design;
    // The state is held in locals, and so in registers, until all bars are in.
    let { absorbed } = this;
    let { close: before } = state.range;
    let { count, mean } = state.mean;
    let atr = outputs[0]!;
    for (let i = 0; i < close.length; i++) {
      const top = high[i]!;
      const bottom = low[i]!;
      const last = close[i]!;
      if (!areAdmissible(top, bottom, last)) {
        output[i] = Number.NaN;
        continue;
      }
      const range = trueRangeOf(top, bottom, before, firstBar);
      before = last;
      absorbed += 1;
      if (!Number.isNaN(range)) mean = exponentialMeanNext(mean, range, ++count, design);
      atr = count < design.warmUp ? Number.NaN : mean;
      output[i] = atr;
    }
    this.absorbed = absorbed;
    outputs[0] = atr;
    state.range.close = before;
    state.mean.count = count;
    state.mean.mean = mean;
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    row[to] = this.#step(high, low, row[from + barColumn.close]!, keep);
  }

  #step(high: number, low: number, close: number, keep: boolean): number {
    if (!areAdmissible(high, low, close)) return Number.NaN;
    const { firstBar } = this.parameters;
    const atr = atrStep(this.state, high, low, close, firstBar, this.#design, keep);
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = atr;
    }
    return atr;
  }
}
