import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../statistics/exponential-mean.js';

export interface ForceIndexParameters {
  /** Bars of the EMA that smooths it. */
  readonly period: number;
  /** How the EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

/** `close` of the bar before, NaN until there is one. */
export type ForceIndexState = { close: number; mean: ExponentialMeanState };

export const forceIndexInit = (): ForceIndexState => ({
  close: Number.NaN,
  mean: exponentialMeanInit(),
});

export function forceIndexStep(
  state: ForceIndexState,
  close: number,
  volume: number,
  design: ExponentialMeanDesign,
  keep: boolean,
): number {
  const change = close - state.close;
  if (keep) state.close = close;
  return exponentialMeanStep(state.mean, change * volume, design, keep);
}

/**
 * Force index: how far each bar moved the price, times how much it took.
 *
 *   FI = EMA((close − close₋₁) · volume)
 *
 * The EMA is seeded with the mean of its first inputs; TradingView is `seed: 'first'`.
 *
 * @param period  bars of the EMA; integer ≥ 1. Usual: 13; 1 leaves it raw.
 * @param seed    'sma' (default) or 'first'
 * @input   bar: close, volume; degree 1 in price and in volume
 * @output  centred on 0
 * @warmUp  period + 1: the first bar only anchors the change
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  A. Elder, Trading for a Living (1993)
 * @example
 * const bar = (close, volume) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const force = new ForceIndex(2);
 * [bar(10, 5), bar(12, 2), bar(9, 4)].map((b) => force.update(b)); // [NaN, NaN, -4]
 */
export class ForceIndex extends Streaming<Bar, number, ForceIndexParameters, ForceIndexState> {
  static readonly kind: Kind<'forceIndex', ForceIndexParameters> = {
    name: 'forceIndex',
    version: 1,
    title: 'Force index',
    aliases: ['efi', 'elderForceIndex', 'fi'],
    reads: 'bar',
    parameters: { period: bars(13), seed: oneOf('sma', 'first') },
    outputs: { value: { degree: { price: 1, volume: 1 }, guides: [0] } },
    pane: 'own',
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 8 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<ForceIndexParameters>) {
    super(ForceIndex.kind, parameters, forceIndexInit);
    this.#design = emaDesign(this.parameters.period, this.parameters.seed);
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
    const close = row[from + barColumn.close]!;
    const volume = row[from + barColumn.volume]!;
    row[to] = Number.NaN;
    if (!isAdmissible(close) || !isAdmissible(volume)) return;
    const value = forceIndexStep(this.state, close, volume, this.#design, keep);
    row[to] = value;
    if (!keep) return;
    this.absorbed += 1;
    this.outputs[0] = value;
  }

  #through(bar: Bar, keep: boolean): number {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return io[6]!;
  }
}
