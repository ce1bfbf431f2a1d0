import { type Bar, barColumn } from '../bars/bar.js';
import { readBar } from '../bars/read-bar.js';
import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { fitState, misfit, type Snapshot } from '../core/state.js';
import {
  type ActivityBar,
  type ActivityState,
  activityAbsorb,
  activityBar,
  activityInit,
  isSoundActivity,
  type Traded,
} from './activity-bar.js';
import { turnoverOf } from './child.js';
import { readTrade, type Trade, tradeColumn } from './trade.js';
import type { TradeAggregatorOptions, TradeEvent } from './trade-event.js';

const none: readonly TradeEvent[] = Object.freeze([]);

/**
 * Builds bars from trades: of a length of time, of a number of trades, of a volume or of a value.
 * The last three can also be built from bars, each of which counts as one trade at its typical
 * price.
 *
 * Time bars begin at multiples of `size` from the epoch. An interval without a trade has no bar.
 * They close on the first trade of a later interval, or on `advance`. Other bars close with the
 * trade that fills them. A trade is never divided, so a bar may hold more than `size`.
 *
 * No trade is lost: it is absorbed, or an event calls it `late` or `refused`. Trades of one time
 * keep the order in which they come.
 *
 * @throws {ConfigError} if an option is unknown or out of its bounds
 * @cost   O(1); 9 numbers
 * @example
 * const bars = new TradeAggregator({ of: 'volume', size: 10 });
 * bars.update({ time: 0, price: 5, size: 6 }).length; // 0
 * const [event] = bars.update({ time: 90, price: 7, size: 6 });
 * const bar = event?.type === 'closed' ? event.bar : undefined;
 * [bar?.open, bar?.close, bar?.volume, bar?.vwap, bar?.count]; // [5, 7, 12, 6, 2]
 */
export class TradeAggregator {
  readonly id: string;
  readonly #of: TradeAggregatorOptions['of'];
  readonly #size: number;
  readonly #row: Float64Array = new Float64Array(6);
  readonly #traded: Traded = {
    time: Number.NaN,
    end: Number.NaN,
    open: Number.NaN,
    high: Number.NaN,
    low: Number.NaN,
    close: Number.NaN,
    volume: Number.NaN,
    turnover: Number.NaN,
  };
  #state = activityInit();
  /** Everything before it is closed. */
  #clock = Number.NaN;

  constructor(options: TradeAggregatorOptions) {
    requireKnownKeys('', requireRecord('options', options), ['of', 'size']);
    this.#of = requireOneOf('of', options.of, ['time', 'tick', 'volume', 'value']);
    this.#size = requireNumber('size', options.size, Number.MIN_VALUE, 1e15);
    this.id = `trades(${this.#of}=${this.#size})`;
  }

  /** The bar that is not full yet. */
  get forming(): ActivityBar | undefined {
    return this.#state.tradeCount === 0 ? undefined : activityBar(this.#state);
  }

  /** Absorb a trade. */
  update(trade: Trade): readonly TradeEvent[] {
    const row = this.#row;
    if (!readTrade(trade, row)) return [{ type: 'refused', reason: 'inadmissible', input: trade }];
    const traded = this.#traded;
    const price = row[tradeColumn.price]!;
    traded.time = row[tradeColumn.time]!;
    traded.end = traded.time;
    traded.open = price;
    traded.high = price;
    traded.low = price;
    traded.close = price;
    traded.volume = row[tradeColumn.size]!;
    traded.turnover = price * traded.volume;
    return this.#absorb(trade);
  }

  /** Absorb a bar as one trade at its typical price; not into bars of time. */
  updateBar(bar: Bar): readonly TradeEvent[] {
    const row = this.#row;
    if (this.#of === 'time' || readBar(bar, row) !== undefined) {
      return [{ type: 'refused', reason: 'inadmissible', input: bar }];
    }
    const traded = this.#traded;
    traded.time = row[barColumn.time]!;
    traded.end = traded.time;
    traded.open = row[barColumn.open]!;
    traded.high = row[barColumn.high]!;
    traded.low = row[barColumn.low]!;
    traded.close = row[barColumn.close]!;
    traded.volume = row[barColumn.volume]!;
    traded.turnover = turnoverOf(traded.high, traded.low, traded.close, traded.volume);
    return this.#absorb(bar);
  }

  /** The events of `update(trade)`, and the forming bar after it; changes nothing. */
  peek(trade: Trade): {
    readonly events: readonly TradeEvent[];
    readonly forming: ActivityBar | undefined;
  } {
    const state = { ...this.#state };
    const clock = this.#clock;
    const events = this.update(trade);
    const { forming } = this;
    this.#state = state;
    this.#clock = clock;
    return { events, forming };
  }

  /** Time has reached `now`: a bar of time that is over by then is closed. */
  advance(now: number): readonly TradeEvent[] {
    if (this.#of !== 'time' || !(now >= this.#state.time + this.#size)) return none;
    return [this.#close()];
  }

  reset(): void {
    this.#state = activityInit();
    this.#clock = Number.NaN;
  }

  snapshot(): Snapshot {
    const state = { clock: this.#clock, bar: { ...this.#state } };
    return snapshotOf(this.id, 1, state);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const template = { clock: this.#clock, bar: { ...this.#state } };
    const { clock, bar } = fitState(template, admitSnapshot(snapshot, this.id, 1), 'state');
    if (!isSoundActivity(bar)) throw misfit('state.bar', 'is no bar that is forming');
    if (bar.time < clock) throw misfit('state.clock', 'is after the bar has begun');
    if (this.#of === 'time' && bar.time % this.#size !== 0 && bar.tradeCount > 0) {
      throw misfit('state.bar.time', `is no multiple of ${this.#size}`);
    }
    if (this.#of !== 'time' && this.#amountOf(bar) >= this.#size)
      throw misfit('state.bar', 'is full');
    this.#state = bar;
    this.#clock = clock;
  }

  #absorb(input: Trade | Bar): readonly TradeEvent[] {
    const traded = this.#traded;
    const isTime = this.#of === 'time';
    const start = isTime ? this.#size * Math.floor(traded.time / this.#size) : traded.time;
    const since = isTime ? this.#latest(this.#state.time) : this.#latest(this.#state.end);
    if (start < since) return [{ type: 'late', input, lagMs: since - traded.time }];
    const events: TradeEvent[] = [];
    if (isTime && start > this.#state.time) events.push(this.#close());
    traded.time = start;
    activityAbsorb(this.#state, traded);
    if (!isTime && this.#amountOf(this.#state) >= this.#size) events.push(this.#close());
    return events.length > 0 ? events : none;
  }

  /** The later of `time`, which may be NaN, and the end of what is closed. */
  #latest(time: number): number {
    return time > this.#clock || Number.isNaN(this.#clock) ? time : this.#clock;
  }

  #close(): TradeEvent {
    const state = this.#state;
    if (this.#of === 'time') state.end = state.time + this.#size;
    this.#clock = state.end;
    const bar = activityBar(state);
    this.#state = activityInit();
    return { type: 'closed', bar };
  }

  #amountOf({ tradeCount, volume, turnover }: Readonly<ActivityState>): number {
    if (this.#of === 'tick') return tradeCount;
    return this.#of === 'volume' ? volume : Math.abs(turnover);
  }
}
