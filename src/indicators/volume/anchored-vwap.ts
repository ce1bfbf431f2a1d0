import { MAX_TIME } from '../../bars/schedule.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import { bandsOf, type VwapBandsValue } from './vwap-bands.js';
import {
  type WeightedMomentsState,
  weightedMomentsInit,
  weightedMomentsStep,
} from './weighted-moments.js';

export interface AnchoredVwapParameters {
  /** From when on, in ms since the Unix epoch, UTC. */
  readonly anchor: number;
  /** Standard deviations from the mean to a band. */
  readonly multiplier: number;
}

/**
 * Anchored volume-weighted average price: what was paid for a piece on average since a moment.
 *
 *   vwap = Σ tp·volume / Σ volume since `anchor`, with bands as those of `vwap`
 *
 * @param anchor      ms since the Unix epoch, UTC; the first bar at or after it is the first counted.
 *   Default: 0
 * @param multiplier  standard deviations from the mean to a band, 0 … 1000. Usual: 1.
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  `{ vwap, lower, upper }`
 * @warmUp  1, or the first bar at or after `anchor`
 * @undefined while there was no volume since `anchor`
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @source  B. Shannon, Maximum Trading Gains with Anchored VWAP (2022)
 * @example
 * const bar = (time: number, price: number, volume: number) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new AnchoredVwap({ anchor: 60_000 });
 * vwap.update(bar(0, 99, 7)).vwap; // NaN
 * vwap.update(bar(60_000, 10, 1)).vwap; // 10
 * vwap.update(bar(120_000, 14, 3)).vwap; // 13
 */
export class AnchoredVwap extends TimedHlcvOperator<
  VwapBandsValue,
  AnchoredVwapParameters,
  WeightedMomentsState
> {
  static readonly kind: Kind<'anchoredVwap', AnchoredVwapParameters> = {
    name: 'anchoredVwap',
    version: 1,
    title: 'Anchored volume-weighted average price',
    aliases: ['avwap'],
    reads: 'bar',
    parameters: {
      anchor: real(0, -MAX_TIME, MAX_TIME),
      multiplier: real(1, 0, 1000),
    },
    outputs: {
      vwap: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
      upper: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, total: notNegative, squares: notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'nothing is said before the anchor',
  };

  constructor(parameters?: Given<AnchoredVwapParameters>) {
    super(AnchoredVwap.kind, parameters, weightedMomentsInit);
  }

  protected step(
    time: number,
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { anchor, multiplier } = this.parameters;
    const weight = time < anchor ? 0 : volume;
    weightedMomentsStep(this.state, (high + low + close) / 3, weight, false, out, at, keep);
    bandsOf(out, at, multiplier);
  }

  protected override record(row: Float64Array): VwapBandsValue {
    return { vwap: row[0]!, lower: row[1]!, upper: row[2]! };
  }
}
