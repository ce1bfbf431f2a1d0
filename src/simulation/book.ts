import type { Bar } from '../bars/bar.js';
import { requireText } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { isAdmissible } from '../core/operator.js';
import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import { closeAt, noEvents } from './bar-run.js';
import type { BegunBar, Desk } from './begun-bar.js';
import * as half from './begun-bar.js';
import type { BookBar } from './book-bar.js';
import { protectBook, splitBook, takeIn, takeOut } from './book-changes.js';
import { type BookEvent, type Budget, unheard, unlimited } from './book-event.js';
import { type BookOptions, type BookSettings, bookSettings } from './book-options.js';
import * as kept from './book-state.js';
import { type Exits, type Order, type OrderState, readOrder } from './order.js';

/**
 * The orders for one symbol, and what bars make of them.
 *
 * An order given after a bar is for the next ones. In each bar: market orders that close, at the open;
 * a position whose stop or target the open is beyond, at the open; other market orders, at the open;
 * limits and stops that the open is beyond, at the open; then stop and target of the position, within
 * the bar; then the limits and stops that the bar reaches. A position opened within the bar can be
 * stopped in it; its target waits for the next.
 *
 * @param symbol   whose orders these are
 * @throws {ConfigError} if an option is unknown or out of its bounds, or a model of cost gives no
 *   number; never because of a bar
 * @cost    O(orders) a bar; nothing without orders and a position
 * @example
 * const book = new Book('X', { policy: 'worst' });
 * book.submit({ id: 'a', side: 'buy', kind: 'market', quantity: 1, exits: { stop: 98, target: 104 } });
 * const bar = (time: number, open: number, high: number, low: number) =>
 *   ({ time, open, high, low, close: open, volume: 1 });
 * book.update(bar(0, 100, 101, 99)).map((event) => event.type === 'fill' && event.fill.price); // [100]
 * const [exit] = book.update(bar(60_000, 100, 105, 97));
 * exit?.type === 'fill' && [exit.fill.price, exit.fill.reason, exit.fill.ambiguous]; // [98, 'exit-stop', true]
 */
export class Book {
  readonly id: string;
  readonly symbol: string;
  readonly #settings: BookSettings;
  #state: kept.BookState = kept.bookInit();

  constructor(symbol: string, options?: BookOptions) {
    requireText('symbol', symbol);
    this.symbol = symbol;
    this.#settings = bookSettings(options);
    const { policy, touch, spreadRatio, participation, ...rest } = this.#settings;
    const own = [policy, touch, spreadRatio, participation, rest.step, rest.minNotional];
    this.id = `book(${symbol},${[...own, rest.beyondExit].join(',')})`;
  }

  /** Units that the fills have led to. */
  get quantity(): number {
    return this.#state.quantity;
  }

  /** Whether there is neither an order nor a position. */
  get isIdle(): boolean {
    return this.#state.quantity === 0 && this.#state.orders.length === 0;
  }

  /** The orders that are not filled, oldest first; copies. */
  get orders(): readonly Readonly<OrderState>[] {
    return this.#state.orders.map((order) => ({ ...order }));
  }

  /** Where the position is closed; NaN where it is not. */
  get exits(): { readonly stop: number; readonly target: number } {
    const { stop, target } = this.#state;
    return { stop, target };
  }

  /** Put an order in; or why not. It is good from the next bar on. */
  submit(order: Order): 'inadmissible' | 'duplicate' | undefined {
    const read = readOrder(order);
    if (read === undefined) return 'inadmissible';
    return takeIn(this.#state, read) ? undefined : 'duplicate';
  }

  /** Take an order out; false if there is none of that id. */
  cancel(orderId: string): boolean {
    return takeOut(this.#state, orderId);
  }

  /** Set the exits of the position, those that are given; false if it has none or they are none. */
  protect(exits: Exits): boolean {
    return protectBook(this.#state, exits);
  }

  /** Take a bar in; fills and what became of orders, in order. `budget` says what can be paid for. */
  update(bar: BookBar, budget: Budget = unlimited): readonly BookEvent[] {
    return this.finish(this.begin(bar, budget));
  }

  /** What `update(bar)` would return; changes nothing, and tells the budget of no fill. */
  peek(bar: BookBar, budget: Budget = unlimited): readonly BookEvent[] {
    return half.finishBar(
      half.beginBar(this.#desk(kept.bookCopy(this.#state), unheard(budget)), bar),
    );
  }

  /** The first half of `update`, the open: what several books do there comes before the rest. */
  begin(bar: BookBar, budget: Budget = unlimited): BegunBar | undefined {
    return half.beginBar(this.#desk(this.#state, budget), bar);
  }

  /** `update` of a bar that was checked, where it meets nothing; whether it was. */
  pass(bar: Bar): boolean {
    return half.passBar(this.#state, this.#settings, bar);
  }

  /** The second half of `update`: what happens within the bar. */
  finish(begun: BegunBar | undefined): readonly BookEvent[] {
    return half.finishBar(begun);
  }

  /** Close the position at `price` by force, before costs; its fill. */
  liquidate(bar: Bar, price: number, budget: Budget = unlimited): readonly BookEvent[] {
    if (this.#state.quantity === 0) return noEvents;
    const run = half.runOf(this.#desk(this.#state, budget), bar);
    closeAt(run, { price, isMaker: false, reason: 'liquidation' });
    return run.events;
  }

  /** One unit becomes `ratio` units, of all that is here; false, and it does not, past all numbers. */
  split(ratio: number): boolean {
    if (!isAdmissible(ratio) || !(ratio > 0)) throw new ConfigError('ratio', 'a number > 0', ratio);
    return splitBook(this.#state, ratio);
  }

  reset(): void {
    this.#state = kept.bookInit();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, kept.bookVersion, kept.bookCopy(this.#state) as State);
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    this.#state = kept.reviveBook(kept.admitBook(snapshot, this.id));
  }

  #desk(state: kept.BookState, budget: Budget): Desk {
    return { settings: this.#settings, state, symbol: this.symbol, budget };
  }
}
