import { CvOperator } from '../../bars/cv-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';

export type PvtState = { close: number; total: number };

const pvtInit = (): PvtState => ({ close: Number.NaN, total: 0 });

/**
 * Price volume trend: a running total of volume, each weighed by how far the price came.
 *
 *   PVT += volume·(close − close₋₁)/close₋₁;  it begins at 0
 *
 * @input   bar: close, volume; degree 1 in volume
 * @output  any number
 * @warmUp  1
 * @undefined never; a close that is not above 0, or comes after one, adds nothing
 * @cost    O(1); 2 numbers
 * @source  Norton; D. L. Markstein, How to Chart Your Way to Stock Market Profits (1966)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const pvt = new Pvt();
 * [bar(10, 5), bar(11, 10), bar(11, 6)].map((b) => pvt.update(b)); // [0, 1, 1]
 */
export class Pvt extends CvOperator<number, object, PvtState> {
  static readonly kind: Kind<'pvt', object> = {
    name: 'pvt',
    version: 1,
    title: 'Price volume trend',
    aliases: ['vpt', 'priceVolumeTrend', 'volumePriceTrend'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Pvt.kind, parameters, pvtInit);
  }

  protected step(
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { close: before } = state;
    const isMove = before > 0 && close > 0;
    const total = state.total + (isMove ? volume * ((close - before) / before) : 0);
    out[at] = total;
    if (keep) {
      state.close = close;
      state.total = total;
    }
  }
}
