import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  wilderDesign,
} from '../statistics/exponential-mean.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from './true-range.js';

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
    return this.#through(bar, true);
  }

  peek(bar: Bar): number {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: Float64Array = new Float64Array(columns.close.length),
  ): Float64Array {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output[i] = io[6]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    row[to] = Number.NaN;
    if (!areAdmissible(high, low, close)) return;
    const { firstBar } = this.parameters;
    const atr = atrStep(this.state, high, low, close, firstBar, this.#design, keep);
    row[to] = atr;
    if (!keep) return;
    this.absorbed += 1;
    this.outputs[0] = atr;
  }

  #through(bar: Bar, keep: boolean): number {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return io[6]!;
  }
}
