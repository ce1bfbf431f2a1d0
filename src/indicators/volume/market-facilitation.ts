import { HlvOperator } from '../../bars/hlv-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';

const marketFacilitationInit = () => ({});

/**
 * Market facilitation index: how far a piece of volume moved the price.
 *
 *   value = (high − low) / volume
 *
 * @input   bar: high, low, volume; degree 1 in price, −1 in volume
 * @output  ≥ 0
 * @warmUp  1
 * @undefined where the bar has no volume
 * @cost    O(1); nothing remembered
 * @source  B. Williams, Trading Chaos (1995)
 * @example
 * const bar = { time: 0, open: 10, high: 14, low: 10, close: 12, volume: 2 };
 * new MarketFacilitation().update(bar); // 2
 */
export class MarketFacilitation extends HlvOperator<number, object, Record<string, never>> {
  static readonly kind: Kind<'marketFacilitation', object> = {
    name: 'marketFacilitation',
    version: 1,
    title: 'Market facilitation index',
    aliases: ['bwMfi', 'mfiBw', 'marketFacilitationIndex', 'marketFi'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { price: 1, volume: -1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => 1,
  };

  constructor(parameters?: Given<object>) {
    super(MarketFacilitation.kind, parameters, marketFacilitationInit);
  }

  protected step(
    high: number,
    low: number,
    volume: number,
    out: Float64Array,
    at: number,
    _keep: boolean,
  ): void {
    out[at] = ratio(high - low, volume);
  }
}
