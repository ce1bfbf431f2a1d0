import { type Bar, barColumn, type Columns, loadBar, loadBarAt } from '../bars/bar.js';
import type { CalendarName } from '../bars/calendars.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { type Given, oneOf, real } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import {
  type WeightedMomentsState,
  weightedMomentsInit,
  weightedMomentsStep,
} from './weighted-moments.js';

export interface VwapBandsParameters {
  /** Whose sessions it starts anew with. */
  readonly calendar: CalendarName;
  /** Standard deviations from the mean to a band. */
  readonly multiplier: number;
}

export interface VwapBandsValue {
  /** What the session has paid on average; NaN while it has no volume. */
  readonly vwap: number;
  readonly lower: number;
  readonly upper: number;
}

export type VwapBandsColumns = { readonly [Field in keyof VwapBandsValue]: Float64Array };

/** The session under way ends at `sessionEnd`, ms; NaN until there is one. */
export type VwapBandsState = { sessionEnd: number; moments: WeightedMomentsState };

export const vwapBandsInit = (): VwapBandsState => ({
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
 * @param calendar    '24/7' (default; UTC days), 'fx' or 'us-equities'
 * @param multiplier  standard deviations from the mean to a band, 0 … 1000. Usual: 1.
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  `{ vwap, lower, upper }`, within the session's typical prices for `vwap`
 * @warmUp  1
 * @undefined while the session has no volume
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers; the calendar is asked once a session
 * @source  S. Berkowitz, D. Logue & E. Noser, The total cost of transactions on the NYSE, Journal of
 *   Finance 43 (1988); D. West, Communications of the ACM 22 (1979) for the deviation
 * @example
 * const bar = (time, price, volume) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new VwapBands();
 * vwap.update(bar(0, 10, 1)).vwap; // 10
 * vwap.update(bar(60_000, 14, 3)).vwap; // 13
 * vwap.update(bar(86_400_000, 20, 5)).vwap; // 20
 */
export class VwapBands extends Streaming<Bar, VwapBandsValue, VwapBandsParameters, VwapBandsState> {
  static readonly kind: Kind<'vwapBands', VwapBandsParameters> = {
    name: 'vwapBands',
    version: 1,
    title: 'Volume-weighted average price with bands',
    aliases: ['vwapDeviation'],
    reads: 'bar',
    parameters: {
      calendar: oneOf<CalendarName>('24/7', 'fx', 'us-equities'),
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
  };

  readonly #schedule: Schedule;

  constructor(parameters?: Given<VwapBandsParameters>) {
    super(VwapBands.kind, parameters, vwapBandsInit);
    this.#schedule = new Schedule(this.parameters.calendar);
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
    const { moments, sessionEnd } = this.state;
    const starts = !(time < sessionEnd);
    const price = (high + low + close) / 3;
    weightedMomentsStep(moments, price, volume, starts, row, to, keep);
    bandsOf(row, to, this.parameters.multiplier);
    if (keep && starts) this.state.sessionEnd = this.#schedule.sessionAt(time).close;
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

export function vwapBandsColumns(length: number): VwapBandsColumns {
  return {
    vwap: new Float64Array(length),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
  };
}
