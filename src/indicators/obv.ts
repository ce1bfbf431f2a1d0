import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';

/** `close` of the bar before, NaN until there is one; volume up to it, counted with a sign. */
export type ObvState = { close: number; total: number };

export const obvInit = (): ObvState => ({ close: Number.NaN, total: 0 });

export function obvStep(state: ObvState, close: number, volume: number, keep: boolean): number {
  const before = state.close;
  const total = Number.isNaN(before) ? volume : state.total + Math.sign(close - before) * volume;
  if (keep) {
    state.close = close;
    state.total = total;
  }
  return total;
}

/**
 * On-balance volume: all volume so far, that of rising bars less that of falling ones.
 *
 *   OBV += volume if close > close₋₁, −volume if close < close₋₁; it starts at the first volume
 *
 * TA-Lib, TradingView and TTR start so; Stock.Indicators starts at 0. Where the feed has no volume it
 * stays 0.
 *
 * @input   bar: close, volume; degree 1 in volume
 * @output  any number; only its changes mean something
 * @warmUp  1
 * @cost    O(1); 2 numbers
 * @source  J. Granville, New Key to Stock Market Profits (1963)
 * @example
 * const bar = (close, volume) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const obv = new Obv();
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => obv.update(b)); // [5, 8, 4]
 */
export class Obv extends Streaming<Bar, number, object, ObvState> {
  static readonly kind: Kind<'obv', object> = {
    name: 'obv',
    version: 1,
    title: 'On-balance volume',
    aliases: ['onBalanceVolume', 'balanceVolume'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Obv.kind, parameters, obvInit);
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
    const value = obvStep(this.state, close, volume, keep);
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
