import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import { MAX_TIME } from '../bars/schedule.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { type Given, real } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import {
  bandsOf,
  type VwapBandsColumns,
  type VwapBandsValue,
  vwapBandsColumns,
} from './vwap-bands.js';
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
 * const bar = (time, price, volume) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new AnchoredVwap({ anchor: 60_000 });
 * vwap.update(bar(0, 99, 7)).vwap; // NaN
 * vwap.update(bar(60_000, 10, 1)).vwap; // 10
 * vwap.update(bar(120_000, 14, 3)).vwap; // 13
 */
export class AnchoredVwap extends Streaming<
  Bar,
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
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'nothing is said before the anchor',
  };

  constructor(parameters?: Given<AnchoredVwapParameters>) {
    super(AnchoredVwap.kind, parameters, weightedMomentsInit);
  }

  update(bar: Bar): VwapBandsValue {
    return this.#through(bar, true);
  }

  peek(bar: Bar): VwapBandsValue {
    return this.#through(bar, false);
  }

  process(
    columns: Columns,
    output: VwapBandsColumns = vwapBandsColumns(columns.close.length),
  ): VwapBandsColumns {
    const { io } = this;
    for (let i = 0; i < columns.close.length; i++) {
      loadBarAt(columns, i, io);
      this.transfer(io, 0, 6, true);
      output.vwap[i] = io[6]!;
      output.lower[i] = io[7]!;
      output.upper[i] = io[8]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    const volume = row[from + barColumn.volume]!;
    const time = row[from + barColumn.time]!;
    if (
      !areAdmissible(high, low, close) ||
      !isAdmissible(volume) ||
      !(Math.abs(time) <= MAX_TIME)
    ) {
      refuse(row, to, 3);
      return;
    }
    const { anchor, multiplier } = this.parameters;
    const weight = time < anchor ? 0 : volume;
    weightedMomentsStep(this.state, (high + low + close) / 3, weight, false, row, to, keep);
    bandsOf(row, to, multiplier);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }

  #through(bar: Bar, keep: boolean): VwapBandsValue {
    const { io } = this;
    loadBar(bar, io);
    this.transfer(io, 0, 6, keep);
    return { vwap: io[6]!, lower: io[7]!, upper: io[8]! };
  }
}
