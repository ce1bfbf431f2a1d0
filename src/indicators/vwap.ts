import { type Bar, barColumn, type Columns } from '../bars/bar.js';
import type { CalendarName } from '../bars/calendars.js';
import { MAX_TIME, Schedule } from '../bars/schedule.js';
import type { Kind } from '../core/kind.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { weightedMeanNext } from './weighted-moments.js';

export interface VwapParameters {
  /** Whose sessions it starts anew with. */
  readonly calendar: CalendarName;
}

/** The session under way ends at `sessionEnd`, ms, NaN until there is one; its volume and mean. */
export type VwapState = { sessionEnd: number; total: number; mean: number };

export const vwapInit = (): VwapState => ({ sessionEnd: Number.NaN, total: 0, mean: 0 });

/**
 * Volume-weighted average price: what was paid for a piece on average since the session opened.
 *
 *   vwap = Σ tp·volume / Σ volume,  tp = (high + low + close) / 3
 *
 * It starts anew with each session of the calendar, as TradingView's does; a bar before the open
 * belongs to the session that follows. Most libraries never reset. For bands around it take
 * `vwapBands`.
 *
 * @param calendar  '24/7' (default; UTC days), 'fx' or 'us-equities'
 * @input   bar: time, high, low, close, volume; degree 1 in price
 * @output  within the session's typical prices
 * @warmUp  1
 * @undefined while the session has no volume
 * @throws {ConfigError} if `calendar` is another word
 * @cost    O(1); 3 numbers; the calendar is asked once a session
 * @source  S. Berkowitz, D. Logue & E. Noser, The total cost of transactions on the NYSE, Journal of
 *   Finance 43 (1988)
 * @example
 * const bar = (time, price, volume) => ({ time, open: price, high: price, low: price, close: price, volume });
 * const vwap = new Vwap();
 * vwap.update(bar(0, 10, 1)); // 10
 * vwap.update(bar(60_000, 14, 3)); // 13
 * vwap.update(bar(86_400_000, 20, 5)); // 20
 */
export class Vwap extends Streaming<Bar, number, VwapParameters, VwapState> {
  static readonly kind: Kind<'vwap', VwapParameters> = {
    name: 'vwap',
    version: 1,
    title: 'Volume-weighted average price',
    aliases: ['volumeWeightedAveragePrice', 'sessionVwap'],
    reads: 'bar',
    parameters: { calendar: oneOf<CalendarName>('24/7', 'fx', 'us-equities') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  readonly #schedule: Schedule;

  constructor(parameters?: Given<VwapParameters>) {
    super(Vwap.kind, parameters, vwapInit);
    this.#schedule = new Schedule(this.parameters.calendar);
  }

  update({ time, high, low, close, volume }: Bar): number {
    return this.#absorb(time, high, low, close, volume);
  }

  peek({ time, high, low, close, volume }: Bar): number {
    return this.#foresee(time, high, low, close, volume);
  }

  process(
    { time, high, low, close, volume }: Columns,
    output: Float64Array = new Float64Array(close.length),
  ): Float64Array {
    const { state, outputs } = this;
    // The state is held in locals, and so in registers, until all bars are in.
    let { absorbed } = this;
    let { sessionEnd, total, mean } = state;
    let vwap = outputs[0]!;
    for (let i = 0; i < close.length; i++) {
      const now = time[i]!;
      const weight = volume[i]!;
      if (!isTraded(now, high[i]!, low[i]!, close[i]!, weight)) {
        output[i] = Number.NaN;
        continue;
      }
      if (!(now < sessionEnd)) {
        sessionEnd = this.#schedule.sessionAt(now).close;
        total = 0;
      }
      absorbed += 1;
      total += weight;
      mean = weightedMeanNext(mean, (high[i]! + low[i]! + close[i]!) / 3, weight, total);
      vwap = total === 0 ? Number.NaN : mean;
      output[i] = vwap;
    }
    this.absorbed = absorbed;
    outputs[0] = vwap;
    state.sessionEnd = sessionEnd;
    state.total = total;
    state.mean = mean;
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const time = row[from + barColumn.time]!;
    const high = row[from + barColumn.high]!;
    const low = row[from + barColumn.low]!;
    const close = row[from + barColumn.close]!;
    const volume = row[from + barColumn.volume]!;
    row[to] = keep
      ? this.#absorb(time, high, low, close, volume)
      : this.#foresee(time, high, low, close, volume);
  }

  #absorb(time: number, high: number, low: number, close: number, volume: number): number {
    if (!isTraded(time, high, low, close, volume)) return Number.NaN;
    const { state } = this;
    if (!(time < state.sessionEnd)) {
      state.sessionEnd = this.#schedule.sessionAt(time).close;
      state.total = 0;
    }
    const total = state.total + volume;
    const mean = weightedMeanNext(state.mean, (high + low + close) / 3, volume, total);
    state.total = total;
    state.mean = mean;
    const vwap = total === 0 ? Number.NaN : mean;
    this.absorbed += 1;
    this.outputs[0] = vwap;
    return vwap;
  }

  #foresee(time: number, high: number, low: number, close: number, volume: number): number {
    if (!isTraded(time, high, low, close, volume)) return Number.NaN;
    const { sessionEnd, total: before, mean } = this.state;
    const total = time < sessionEnd ? before + volume : volume;
    if (total === 0) return Number.NaN;
    return weightedMeanNext(mean, (high + low + close) / 3, volume, total);
  }
}

/** Whether the door lets in what a bar says, its time in reach of the calendars. */
function isTraded(time: number, high: number, low: number, close: number, volume: number): boolean {
  return areAdmissible(high, low, close) && isAdmissible(volume) && Math.abs(time) <= MAX_TIME;
}
