import type { Columns } from '../../bars/bar.js';
import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { areAdmissible } from '../../core/operator.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import {
  absorbSteadily,
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  exponentialMeanInit,
  exponentialMeanStep,
  isSteady,
  wilderDesign,
} from '../../statistics/exponential-mean.js';
import { rangeBetween, type TrueRangeState, trueRangeInit, trueRangeStep } from './true-range.js';

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
export class Atr extends HlcOperator<number, AtrParameters, AtrState> {
  static readonly kind: Kind<'atr', AtrParameters> = {
    name: 'atr',
    version: 1,
    title: 'Average true range',
    aliases: ['averageTrueRange'],
    reads: 'bar',
    parameters: { period: bars(14), firstBar: oneOf('skip', 'range') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: { __proto__: null, mean: notNegative },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<AtrParameters>) {
    super(Atr.kind, parameters, atrInit);
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { firstBar } = this.parameters;
    out[at] = atrStep(this.state, high, low, close, firstBar, this.#design, keep);
  }

  protected override processRows(
    columns: Columns,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const { high, low, close } = columns;
    const { state, outputs } = this;
    const { gain } = this.#design;
    let i = 0;
    for (; i < length && !isSteady(state.mean, this.#design); i++) {
      this.absorbRow(columns, i, [output]);
    }
    if (i === length) return output;
    // Nothing depends on counts any more, and the state stays in registers.
    let { mean } = state.mean;
    let { close: before } = state.range;
    let absorbed = 0;
    for (; i < length; i++) {
      const top = high[i]!;
      const bottom = low[i]!;
      const last = close[i]!;
      if (!areAdmissible(top, bottom, last)) {
        output[i] = Number.NaN;
        continue;
      }
      absorbed += 1;
      mean += gain * (rangeBetween(top, bottom, before) - mean);
      before = last;
      output[i] = mean;
    }
    this.absorbed += absorbed;
    outputs[0] = mean;
    state.range.close = before;
    absorbSteadily(state.mean, mean, absorbed);
    return output;
  }
}
