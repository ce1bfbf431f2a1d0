import { CvOperator } from '../../bars/cv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { type VolumeIndexState, volumeIndexInit, volumeIndexStep } from './volume-index.js';

/**
 * Positive volume index: how the price moved on the bars that traded more than the one before.
 *
 *   I += I·(close/close₋₁ − 1) where the volume rose, else it stands; it begins at 1000
 *
 * @input   bar: close, volume; degree 0
 * @output  ≥ 0 for prices ≥ 0
 * @warmUp  1
 * @undefined never; a close that is not above 0, or comes after one, changes nothing
 * @cost    O(1); 3 numbers
 * @source  P. Dysart (1936); N. Fosback, Stock Market Logic (1976)
 * @example
 * const bar = (close: number, volume: number) => ({ time: 0, open: close, high: close, low: close, close, volume });
 * const index = new Pvi();
 * [bar(10, 5), bar(11, 4), bar(12, 6)].map((b) => index.update(b)); // [1000, 1000, 1090.9090909090908]
 */
export class Pvi extends CvOperator<number, object, VolumeIndexState> {
  static readonly kind: Kind<'pvi', object> = {
    name: 'pvi',
    version: 1,
    title: 'Positive volume index',
    aliases: ['positiveVolumeIndex'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: { __proto__: null, index: notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Pvi.kind, parameters, volumeIndexInit);
  }

  protected step(
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = volumeIndexStep(this.state, close, volume, 1, keep);
  }
}
