import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';

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
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const bop = new Bop();
 * [bar(10, 14, 10, 13), bar(13, 14, 12, 12)].map((b) => bop.update(b)); // [0.75, -0.5]
 */
export class Bop extends OhlcOperator<number, object, Record<string, never>> {
  static readonly kind: Kind<'bop', object> = {
    name: 'bop',
    version: 1,
    title: 'Balance of power',
    aliases: ['balanceOfPower', 'balanceOfMarketPower', 'bmp'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => 1,
  };

  constructor(parameters?: Given<object>) {
    super(Bop.kind, parameters, () => ({}));
  }

  protected step(
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    _keep: boolean,
  ): void {
    out[at] = high > low ? (close - open) / (high - low) : Number.NaN;
  }
}
