import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';

export type WilliamsAdState = { close: number; total: number };

const williamsAdInit = (): WilliamsAdState => ({ close: Number.NaN, total: 0 });

/**
 * Williams accumulation/distribution: a running total of how far closes came within their true range.
 *
 *   a rise adds close − min(low, close₋₁), a fall adds close − max(high, close₋₁); it begins at 0
 *
 * It knows no volume.
 *
 * @input   bar: high, low, close; degree 1
 * @output  any number
 * @warmUp  2: the first bar only anchors the moves
 * @cost    O(1); 2 numbers
 * @source  L. Williams, How I Made One Million Dollars (1973)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const wad = new WilliamsAd();
 * [bar(12, 10, 11), bar(14, 10, 13), bar(14, 11, 12)].map((b) => wad.update(b)); // [NaN, 3, 1]
 */
export class WilliamsAd extends HlcOperator<number, object, WilliamsAdState> {
  static readonly kind: Kind<'williamsAd', object> = {
    name: 'williamsAd',
    version: 1,
    title: 'Williams accumulation/distribution',
    aliases: ['wad', 'adWilliams', 'williamsAccumulation'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(WilliamsAd.kind, parameters, williamsAdInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { close: before } = state;
    let move = 0;
    if (close > before) move = close - Math.min(low, before);
    else if (close < before) move = close - Math.max(high, before);
    const total = state.total + move;
    out[at] = Number.isNaN(before) ? Number.NaN : total;
    if (keep) {
      state.close = close;
      state.total = total;
    }
  }
}
