import { HlvOperator } from '../../bars/hlv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { profileOf, type VolumeAtPrice, valueArea } from './value-area.js';
import {
  addVolume,
  binsParameter,
  clearBins,
  type VolumeBins,
  volumeBinsInit,
} from './volume-bins.js';
import type { VolumeProfileValue } from './volume-profile.js';

export interface RangeProfileParameters {
  /** Bars in the range. */
  readonly period: number;
  /** Bins at most. */
  readonly bins: number;
  /** Share of the volume that the value area holds. */
  readonly valueRatio: number;
}

export type RangeProfileColumns = ColumnsOf<VolumeProfileValue>;

/** Rings: `slot` holds the oldest bar once they are full, NaN before. */
export type RangeProfileState = {
  slot: number;
  highs: Float64Array;
  lows: Float64Array;
  volumes: Float64Array;
};

const rangeProfileInit = ({ period }: RangeProfileParameters): RangeProfileState => ({
  slot: 0,
  highs: new Float64Array(period).fill(Number.NaN),
  lows: new Float64Array(period).fill(Number.NaN),
  volumes: new Float64Array(period).fill(Number.NaN),
});

/**
 * Volume profile of a fixed range, the last bars: at which prices their volume was traded.
 *
 *   as `VolumeProfile`, over the last `period` bars
 *
 * @param period      bars; integer ≥ 1. Usual: 50.
 * @param bins        at most; 2 … 1000. Usual: 100.
 * @param valueRatio  0.01 … 1. Usual: 0.7.
 * @input   bar: high, low, volume; degree 1 in price
 * @output  `{ poc, valueHigh, valueLow }`, within the prices of the range
 * @warmUp  period
 * @undefined while the range has no volume
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(period · bins that a bar covers + bins): the range is gone through at each bar; 3·period + bins numbers
 * @source  J. P. Steidlmayer, Market Profile (1984)
 * @example
 * const bar = (low: number, high: number, volume: number) => ({ time: 0, open: low, high, low, close: high, volume });
 * const profile = new RangeProfile({ period: 2, bins: 4 });
 * [bar(10, 14, 40), bar(12, 13, 30)].map((b) => profile.update(b).poc); // [NaN, 13]
 */
export class RangeProfile extends HlvOperator<
  VolumeProfileValue,
  RangeProfileParameters,
  RangeProfileState
> {
  static readonly kind: Kind<'rangeProfile', RangeProfileParameters> = {
    name: 'rangeProfile',
    version: 1,
    title: 'Volume profile of the last bars',
    aliases: ['fixedRangeVolumeProfile', 'volumeByPrice', 'vpfr', 'vp'],
    reads: 'bar',
    parameters: { period: bars(50), bins: binsParameter(), valueRatio: real(0.7, 0.01, 1) },
    outputs: {
      poc: { degree: { price: 1 } },
      valueHigh: { degree: { price: 1 } },
      valueLow: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, volumes: notNegative },
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #profile: VolumeBins;

  constructor(parameters?: Given<RangeProfileParameters>) {
    super(RangeProfile.kind, parameters, rangeProfileInit);
    this.#profile = volumeBinsInit(this.parameters.bins);
  }

  /** Every bin of the range, from its lowest price to its highest; empty until it is full. */
  profile(): VolumeAtPrice[] {
    if (!this.ready) return [];
    const { highs, lows, volumes } = this.state;
    clearBins(this.#profile);
    for (let i = 0; i < highs.length; i++) {
      addVolume(this.#profile, highs[i]!, lows[i]!, volumes[i]!);
    }
    return profileOf(this.#profile);
  }

  protected step(
    high: number,
    low: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { slot, highs, lows, volumes } = state;
    const period = highs.length;
    const isFull = this.absorbed + 1 >= period;
    clearBins(this.#profile);
    // From the oldest on, so that sums do not depend on where the ring begins.
    for (let n = 1; n < period && isFull; n++) {
      const i = slot + n < period ? slot + n : slot + n - period;
      addVolume(this.#profile, highs[i]!, lows[i]!, volumes[i]!);
    }
    addVolume(this.#profile, high, low, volume);
    valueArea(this.#profile, this.parameters.valueRatio, out, at);
    if (!isFull) out.fill(Number.NaN, at, at + 3);
    if (!keep) return;
    highs[slot] = high;
    lows[slot] = low;
    volumes[slot] = volume;
    state.slot = slot + 1 === period ? 0 : slot + 1;
  }

  protected override record(row: Float64Array): VolumeProfileValue {
    return { poc: row[0]!, valueHigh: row[1]!, valueLow: row[2]! };
  }
}
