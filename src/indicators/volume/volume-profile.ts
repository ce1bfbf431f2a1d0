import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import { profileOf, type VolumeAtPrice, valueArea } from './value-area.js';
import {
  addVolume,
  binsParameter,
  clearBins,
  copyBins,
  requireBins,
  type VolumeBins,
  volumeBinsInit,
} from './volume-bins.js';

export interface VolumeProfileParameters extends SessionParameters {
  /** Bins at most. */
  readonly bins: number;
  /** Share of the volume that the value area holds. */
  readonly valueRatio: number;
}

export interface VolumeProfileValue {
  /** Point of control: the middle of the bin of most volume. */
  readonly poc: number;
  /** Where the value area ends above. */
  readonly valueHigh: number;
  readonly valueLow: number;
}

export type VolumeProfileColumns = ColumnsOf<VolumeProfileValue>;

/** The session under way ends at `end`, ms; NaN until there is one. */
export type VolumeProfileState = { end: number; profile: VolumeBins };

/**
 * Volume profile of the session: at which prices its volume was traded.
 *
 *   a bar's volume is spread evenly from its low to its high, over bins of equal width
 *   poc = the middle of the bin of most volume (of equals the lowest); the value area grows from there, bin by
 *   bin to the side of more volume (of equals up), until it holds valueRatio of all
 *
 * The bins are as narrow as `bins` of them let them be: their width is a power of two, and doubles as
 * the session's range grows. `profile()` gives all of them. TradingView's indicator takes bars of
 * shorter timeframes and a number of rows; its value area compares two rows at a time.
 *
 * @param bins        at most; 2 … 1000. Usual: 100.
 * @param valueRatio  0.01 … 1. Usual: 0.7.
 * @param calendar    as in `Vwap`
 * @param session     '1d' (default), '1w', '1M', '3M' or '12M', as in `Vwap`
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  `{ poc, valueHigh, valueLow }`, within the session's prices
 * @warmUp  1
 * @undefined while the session has no volume
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(bins); bins + 5 numbers
 * @source  J. P. Steidlmayer, Market Profile (1984); the value area of the CBOT
 * @example
 * const bar = (low: number, high: number, volume: number) => ({ time: 0, open: low, high, low, close: high, volume });
 * const profile = new VolumeProfile({ bins: 4 });
 * profile.update(bar(10, 14, 40)).poc; // 11
 * profile.update(bar(12, 13, 30)).poc; // 13
 * profile.profile()[1]; // { low: 12, high: 14, volume: 50 }
 */
export class VolumeProfile extends TimedHlcvOperator<
  VolumeProfileValue,
  VolumeProfileParameters,
  VolumeProfileState
> {
  static readonly kind: Kind<'volumeProfile', VolumeProfileParameters> = {
    name: 'volumeProfile',
    version: 1,
    title: 'Volume profile of the session',
    aliases: [
      ...['vpvr', 'vpsv', 'sessionVolumeProfile', 'pointOfControl', 'poc', 'valueArea'],
      ...['marketProfile', 'tpo'],
    ],
    reads: 'bar',
    parameters: {
      bins: binsParameter(),
      valueRatio: real(0.7, 0.01, 1),
      calendar: calendarParameter(),
      session: sessionParameter(),
    },
    outputs: {
      poc: { degree: { price: 1 } },
      valueHigh: { degree: { price: 1 } },
      valueLow: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, 'profile.step': notNegative, 'profile.bins': notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #sessions: Sessions;
  /** What a peek works in. */
  readonly #peeked: VolumeBins;

  constructor(parameters?: Given<VolumeProfileParameters>) {
    super(VolumeProfile.kind, parameters, ({ bins }) => ({
      end: Number.NaN,
      profile: volumeBinsInit(bins),
    }));
    this.#sessions = new Sessions(this.parameters);
    this.#peeked = volumeBinsInit(this.parameters.bins);
  }

  /** Every bin of the session under way, from its lowest price to its highest. */
  profile(): VolumeAtPrice[] {
    return profileOf(this.state.profile);
  }

  protected override revive({ end, profile }: VolumeProfileState): void {
    this.#sessions.requireEnd(end, 'state.kernel.end');
    requireBins(profile, 'state.kernel.profile');
  }

  protected step(
    time: number,
    high: number,
    low: number,
    _close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const profile = keep ? state.profile : this.#peeked;
    if (!keep) copyBins(state.profile, profile);
    if (!(time < state.end)) {
      clearBins(profile);
      if (keep) state.end = this.#sessions.at(time).end;
    }
    addVolume(profile, high, low, volume);
    valueArea(profile, this.parameters.valueRatio, out, at);
  }

  protected override record(row: Float64Array): VolumeProfileValue {
    return { poc: row[0]!, valueHigh: row[1]!, valueLow: row[2]! };
  }
}
