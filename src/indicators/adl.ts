import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { moneyFlow } from './money-flow.js';

export type AdlState = { total: number };

export const adlInit = (): AdlState => ({ total: 0 });

export function adlStep(state: AdlState, flow: number, keep: boolean): number {
  const total = state.total + flow;
  if (keep) state.total = total;
  return total;
}

/**
 * Accumulation/distribution line: all volume so far, each bar's by where its close stood in it.
 *
 *   ADL += volume · ((close − low) − (high − close)) / (high − low), and nothing where high = low
 *
 * TTR, TA-Lib and TradingView agree. Where the feed has no volume it stays 0.
 *
 * @input   bar: high, low, close, volume; degree 1 in volume
 * @output  any number; only its changes mean something
 * @warmUp  1
 * @cost    O(1); 1 number
 * @source  M. Chaikin; S. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (high, low, close, volume) => ({ time: 0, open: low, high, low, close, volume });
 * const adl = new Adl();
 * [bar(12, 8, 12, 5), bar(12, 8, 9, 6)].map((b) => adl.update(b)); // [5, 2]
 */
export class Adl extends Streaming<Bar, number, object, AdlState> {
  static readonly kind: Kind<'adl', object> = {
    name: 'adl',
    version: 1,
    title: 'Accumulation/distribution line',
    aliases: ['ad', 'accumulationDistribution', 'accdist', 'accumDist'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Adl.kind, parameters, adlInit);
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
    const volume = row[from + barColumn.volume]!;
    row[to] = Number.NaN;
    if (!areAdmissible(high, low, close) || !isAdmissible(volume)) return;
    const value = adlStep(this.state, moneyFlow(high, low, close, volume), keep);
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
