import type { Columns } from '../../bars/bar.js';
import { isTime } from '../../bars/bar-operator.js';
import { calendarParameter } from '../../bars/calendar-parameter.js';
import { TimedHlcvOperator } from '../../bars/timed-hlcv-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { areAdmissible, isAdmissible } from '../../core/operator.js';
import type { Given } from '../../core/parameters.js';
import { type SessionParameters, Sessions, sessionParameter } from '../sessions.js';
import { weightedMeanNext } from './weighted-moments.js';

export type VwapParameters = SessionParameters;

/** The session under way ends at `sessionEnd`, ms, NaN until there is one; its volume and mean. */
export type VwapState = { sessionEnd: number; total: number; mean: number };

const vwapInit = (): VwapState => ({ sessionEnd: Number.NaN, total: 0, mean: 0 });

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
    const { state } = this;
    const isSame = time < state.sessionEnd;
    const total = isSame ? state.total + volume : volume;
    const mean = weightedMeanNext(state.mean, (high + low + close) / 3, volume, total);
    // What the next bar waits for is written first.
    if (keep) {
      state.total = total;
      state.mean = mean;
      if (!isSame) state.sessionEnd = this.#sessions.at(time).end;
    }
    out[at] = total === 0 ? Number.NaN : mean;
  }

  protected override processRows(
    { time, high, low, close, volume }: Columns,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const { state, outputs } = this;
    // The state is held in locals, and so in registers, until all bars are in.
    let { absorbed } = this;
    let { sessionEnd, total, mean } = state;
    let value = outputs[0]!;
    for (let i = 0; i < length; i++) {
      const now = time[i]!;
      const weight = volume[i]!;
      if (!(areAdmissible(high[i], low[i], close[i]) && isTime(now) && isAdmissible(weight))) {
        output[i] = Number.NaN;
        continue;
      }
      if (!(now < sessionEnd)) {
        sessionEnd = this.#sessions.at(now).end;
        total = 0;
      }
      absorbed += 1;
      total += weight;
      mean = weightedMeanNext(mean, (high[i]! + low[i]! + close[i]!) / 3, weight, total);
      value = total === 0 ? Number.NaN : mean;
      output[i] = value;
    }
    outputs[0] = value;
    this.absorbed = absorbed;
    state.sessionEnd = sessionEnd;
    state.total = total;
    state.mean = mean;
    return output;
  }
}
