import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';

const ibsInit = () => ({});

/**
 * Internal bar strength: where in its bar the close stands.
 *
 *   value = (close − low) / (high − low)
 *
 * @input   bar: high, low, close; degree 0
 * @output  0 … 1 where the close is within its bar
 * @warmUp  1
 * @undefined where high = low
 * @cost    O(1); nothing remembered
 * @source  V. Slepaczuk and others, on mean reversion in index funds
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * new Ibs().update(bar(14, 10, 13)); // 0.75
 */
export class Ibs extends HlcOperator<number, object, Record<string, never>> {
  static readonly kind: Kind<'ibs', object> = {
    name: 'ibs',
    version: 1,
    title: 'Internal bar strength',
    aliases: ['internalBarStrength'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {}, guides: [0.2, 0.8] } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => 1,
  };

  constructor(parameters?: Given<object>) {
    super(Ibs.kind, parameters, ibsInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    _keep: boolean,
  ): void {
    out[at] = ratio(close - low, high - low);
  }
}
