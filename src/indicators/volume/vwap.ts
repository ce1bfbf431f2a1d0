import type { Bar, Columns } from '../../bars/bar.js';
import { isTime } from '../../bars/bar-operator.js';
import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { areFourAdmissible } from '../../core/operator.js';
import type { Given } from '../../core/parameters.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import { type VwapState, vwapBlock, vwapInit, vwapStep } from './vwap-block.js';

export type VwapParameters = SessionParameters;

/**
 * Volume-weighted average price: what was paid for a piece on average since the session opened.
 *
 *   vwap = Σ tp·volume / Σ volume,  tp = (high + low + close) / 3
 *
 * It starts anew with each session of the calendar, as TradingView's does, or with its weeks, months,
 * quarters or years (TradingView's anchor period); a bar before the open belongs to the session that
 * follows. Most libraries never reset. For bands around it take `vwapBands`.
 *
 * @param calendar  '24/7' (default; UTC days), 'fx', 'us-equities', … or a `Calendar` of your own;
 *   left out in a Pipeline: the Pipeline's
 * @param session   '1d' (default), '1w', '1M', '3M' or '12M'; weeks begin on Monday
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  within the session's typical prices
 * @warmUp  1
 * @undefined while the session has no volume
 * @throws {ConfigError} if `calendar` or `session` is another word, or an own calendar is not sound
 * @cost    O(1); 3 numbers; the calendar is asked once a session
 * @source  S. Berkowitz, D. Logue & E. Noser, The total cost of transactions on the NYSE, Journal of
 *   Finance 43 (1988)
 * @example
 * const bar = (time: number, price: number, volume: number) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new Vwap();
 * vwap.update(bar(0, 10, 1)); // 10
 * vwap.update(bar(60_000, 14, 3)); // 13
 * vwap.update(bar(86_400_000, 20, 5)); // 20
 */
export class Vwap extends TimedHlcvOperator<number, VwapParameters, VwapState> {
  static readonly kind: Kind<'vwap', VwapParameters> = {
    name: 'vwap',
    version: 1,
    title: 'Volume-weighted average price',
    aliases: ['volumeWeightedAveragePrice', 'sessionVwap'],
    reads: 'bar',
    parameters: { calendar: calendarParameter(), session: sessionParameter() },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, total: notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #sessions: Sessions;

  constructor(parameters?: Given<VwapParameters>) {
    super(Vwap.kind, parameters, vwapInit);
    this.#sessions = new Sessions(this.parameters);
  }

  protected override revive({ sessionEnd }: VwapState): void {
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
    const typical = (high + low + close) / 3;
    out[at] = vwapStep(this.state, time, typical, volume, this.#sessions, keep);
  }

  /** As the shell's, but the price is said from where it was worked out, not read again from `out`. */
  protected override hear(bar: Bar, out: Float64Array, keep: boolean): number {
    let time: number;
    let high: number;
    let low: number;
    let close: number;
    let volume: number;
    try {
      time = bar.time;
      high = bar.high;
      low = bar.low;
      close = bar.close;
      volume = bar.volume;
    } catch {
      return this.refused();
    }
    if (!(isTime(time) && areFourAdmissible(high, low, close, volume))) return this.refused();
    const typical = (high + low + close) / 3;
    const price = vwapStep(this.state, time, typical, volume, this.#sessions, keep);
    out[0] = price;
    if (keep) this.absorbed += 1;
    return price;
  }

  protected override processRows(
    columns: Columns,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const { state } = this;
    const absorbed = vwapBlock(state, columns, length, output, this.#sessions);
    this.absorbed += absorbed;
    if (absorbed > 0) this.outputs[0] = state.total === 0 ? Number.NaN : state.mean;
    return output;
  }
}
