import { type Bar, barColumn, type Columns } from '../bars/bar.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';

/**
 * Balance of power: how much of the bar's range lies between its open and its close.
 *
 *   BOP = (close − open) / (high − low)
 *
 * Stock.Indicators shows a mean of 14 of them: `sma` of 'bop' does that.
 *
 * @input   bar: open, high, low, close; degree 0
 * @output  −1 … 1
 * @warmUp  1
 * @undefined where the bar has no range (TA-Lib: 0)
 * @cost    O(1); nothing remembered
 * @source  I. Livshin, Balance of market power, TASC (August 2001)
 * @example
 * const bar = (open, high, low, close) => ({ time: 0, open, high, low, close, volume: 1 });
 * const bop = new Bop();
 * [bar(10, 14, 10, 13), bar(13, 14, 12, 12)].map((b) => bop.update(b)); // [0.75, -0.5]
 */
export class Bop extends Streaming<Bar, number, object, Record<string, never>> {
  static readonly kind: Kind<'bop', object> = {
    name: 'bop',
    version: 1,
    title: 'Balance of power',
    aliases: ['balanceOfPower', 'balanceOfMarketPower', 'bmp'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    warmUp: () => 1,
    memory: () => 1,
  };

  constructor(parameters?: Given<object>) {
    super(Bop.kind, parameters, () => ({}));
  }

  update(bar: Bar): number {
    return this.#step(bar.open, bar.high, bar.low, bar.close, true);
  }

  peek(bar: Bar): number {
    return this.#step(bar.open, bar.high, bar.low, bar.close, false);
  }

  process(
    { open, high, low, close }: Columns,
    output: Float64Array = new Float64Array(close.length),
  ): Float64Array {
    for (let i = 0; i < close.length; i++) {
      output[i] = this.#step(open[i]!, high[i]!, low[i]!, close[i]!, true);
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const open = row[from + barColumn.open]!;
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    row[to] = this.#step(open, high, low, close, keep);
  }

  #step(open: number, high: number, low: number, close: number, keep: boolean): number {
    if (!(areAdmissible(open, high, low) && isAdmissible(close))) return Number.NaN;
    const balance = high > low ? (close - open) / (high - low) : Number.NaN;
    if (keep) {
      this.absorbed += 1;
      this.outputs[0] = balance;
    }
    return balance;
  }
}
