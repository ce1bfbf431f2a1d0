import { CvOperator } from '../../bars/cv-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';

/** `close` of the bar before, NaN until there is one; volume up to it, counted with a sign. */
export type ObvState = { close: number; total: number };

const obvInit = (): ObvState => ({ close: Number.NaN, total: 0 });

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
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const obv = new Obv();
 * [bar(10, 5), bar(11, 3), bar(9, 4)].map((b) => obv.update(b)); // [5, 8, 4]
 */
export class Obv extends CvOperator<number, object, ObvState> {
  static readonly kind: Kind<'obv', object> = {
    name: 'obv',
    version: 1,
    title: 'On-balance volume',
    aliases: ['onBalanceVolume', 'balanceVolume'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Obv.kind, parameters, obvInit);
  }

  protected step(
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const before = state.close;
    const total = Number.isNaN(before) ? volume : state.total + Math.sign(close - before) * volume;
    if (keep) {
      state.close = close;
      state.total = total;
    }
    out[at] = total;
  }
}
