import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import {
  type WeightedMomentsState,
  weightedMomentsInit,
  weightedMomentsStep,
} from './weighted-moments.js';

export interface VwapBandsParameters extends SessionParameters {
  /** Standard deviations from the mean to a band. */
  readonly multiplier: number;
}

export interface VwapBandsValue {
  /** What the session has paid on average; NaN while it has no volume. */
  readonly vwap: number;
  readonly lower: number;
  readonly upper: number;
}

export type VwapBandsColumns = ColumnsOf<VwapBandsValue>;

/** The session under way ends at `sessionEnd`, ms; NaN until there is one. */
export type VwapBandsState = { sessionEnd: number; moments: WeightedMomentsState };

const vwapBandsInit = (): VwapBandsState => ({
  sessionEnd: Number.NaN,
  moments: weightedMomentsInit(),
});

/** Turn the mean and deviation at `out[at…]` into the mean and its bands. */
export function bandsOf(out: Float64Array, at: number, multiplier: number): void {
  const mean = out[at]!;
  const reach = multiplier * out[at + 1]!;
  out[at + 1] = mean - reach;
  out[at + 2] = mean + reach;
}

/**
 * Volume-weighted average price with bands: what was paid since the session opened, and how far
 * around it prices lay.
 *
 *   vwap = Σ tp·volume / Σ volume,  tp = (high + low + close) / 3
 *   lower, upper = vwap ∓ multiplier · √(Σ volume·(tp − vwap)² / Σ volume)
 *
 * `vwap` is that of the kind `vwap`, which costs a third of this: no square root, no record.
 *
 * @param calendar    as in `Vwap`
 * @param multiplier  standard deviations from the mean to a band, 0 … 1000. Usual: 1.
 * @param session     '1d' (default), '1w', '1M', '3M' or '12M', as in `Vwap`
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  `{ vwap, lower, upper }`, within the session's typical prices for `vwap`
 * @warmUp  1
 * @undefined while the session has no volume
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers; the calendar is asked once a session
 * @source  S. Berkowitz, D. Logue & E. Noser, The total cost of transactions on the NYSE, Journal of
 *   Finance 43 (1988); D. West, Communications of the ACM 22 (1979) for the deviation
 * @example
 * const bar = (time: number, price: number, volume: number) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new VwapBands();
 * vwap.update(bar(0, 10, 1)).vwap; // 10
 * vwap.update(bar(60_000, 14, 3)).vwap; // 13
 * vwap.update(bar(86_400_000, 20, 5)).vwap; // 20
 */
export class VwapBands extends TimedHlcvOperator<
  VwapBandsValue,
  VwapBandsParameters,
  VwapBandsState
> {
  static readonly kind: Kind<'vwapBands', VwapBandsParameters> = {
    name: 'vwapBands',
    version: 1,
    title: 'Volume-weighted average price with bands',
    aliases: ['vwapDeviation'],
    reads: 'bar',
    parameters: {
      calendar: calendarParameter(),
      multiplier: real(1, 0, 1000),
      session: sessionParameter(),
    },
    outputs: {
      vwap: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
      upper: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: { __proto__: null, 'moments.total': notNegative, 'moments.squares': notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #sessions: Sessions;

  constructor(parameters?: Given<VwapBandsParameters>) {
    super(VwapBands.kind, parameters, vwapBandsInit);
    this.#sessions = new Sessions(this.parameters);
  }

  protected override revive({ sessionEnd }: VwapBandsState): void {
    this.#sessions.requireEnd(sessionEnd, 'state.kernel.sessionEnd');
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
    const { moments, sessionEnd } = this.state;
    const starts = !(time < sessionEnd);
    const price = (high + low + close) / 3;
    weightedMomentsStep(moments, price, volume, starts, out, at, keep);
    bandsOf(out, at, this.parameters.multiplier);
    if (keep && starts) this.state.sessionEnd = this.#sessions.at(time).end;
  }

  protected override record(row: Float64Array): VwapBandsValue {
    return { vwap: row[0]!, lower: row[1]!, upper: row[2]! };
  }
}
