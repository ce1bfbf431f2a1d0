import { Account } from '../account/account.js';
import { type AccountEvent, readEvent } from '../account/account-event.js';
import type { AccountOptions } from '../account/account-options.js';
import type { AccountUpdate } from '../account/account-update.js';
import type { SymbolBar } from '../bars/bar.js';
import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import type { Book } from './book.js';
import type { BookBar } from './book-bar.js';
import { type BookChoices, BooksBySymbol } from './books-by-symbol.js';
import { type BrokerUpdate, runEnd } from './broker-end.js';
import type { Exits, Order } from './order.js';
import type { OutcomeBand } from './outcome-band.js';
import { brokerVersion, readBroker } from './paper-broker-state.js';
import { TradingDesks } from './trading-desks.js';

export interface PaperBrokerOptions extends BookChoices {
  readonly account?: AccountOptions;
}

const noEvent = undefined as never as AccountEvent; // the account refuses it

/**
 * A broker made of bars: a book for each symbol, and one account.
 *
 * `update` takes the bars that end at one time, in any order: what happens at their opens comes
 * before what happens within, symbol by symbol in the order of their names. Then positions whose
 * equity does not reach the maintenance at the bar's adverse extreme, the others at their closes, are
 * closed there, and the account is valued at the closes. Every fill goes to the account as a broker's would.
 *
 * @throws {ConfigError} if an option is unknown or out of its bounds, or a model of cost gives no
 *   number; never because of a bar
 * @cost    O(symbols with a bar); for equity, and for each bar of a position, O(symbols seen so far)
 * @example
 * const broker = new PaperBroker({ account: { cash: 1_000 } });
 * broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 10 });
 * const bar = { symbol: 'X', time: 0, open: 50, high: 52, low: 49, close: 51, volume: 100 };
 * broker.update([bar]).equity; // 1010
 */
export class PaperBroker {
  readonly id: string;
  readonly account: Account;
  #books: BooksBySymbol;
  #desks: TradingDesks;
  #band: OutcomeBand = { worse: 0, better: 0 };

  constructor(options: PaperBrokerOptions = {}) {
    requireKnownKeys('', requireRecord('options', options), ['account', 'book', 'books']);
    this.#books = new BooksBySymbol(options);
    this.account = new Account(options.account);
    this.#desks = new TradingDesks(this.account, this.#books);
    this.id = `paper-broker(${this.account.id})`;
  }

  /** Equity if every ambiguous exit had gone the worse way, and the better. */
  get band(): { readonly worst: number; readonly best: number } {
    const { equity } = this.account;
    return { worst: equity + this.#band.worse, best: equity + this.#band.better };
  }

  submit(symbol: string, order: Order): 'inadmissible' | 'duplicate' | undefined {
    return this.book(symbol).submit(order);
  }

  cancel(symbol: string, orderId: string): boolean {
    return this.book(symbol).cancel(orderId);
  }

  protect(symbol: string, exits: Exits): boolean {
    return this.book(symbol).protect(exits);
  }

  /** Whether there is neither an order nor a position. */
  get isIdle(): boolean {
    return this.#books.areIdle;
  }

  /** The book of a symbol; made when it is first asked for. */
  book(symbol: string): Book {
    return this.#books.of(symbol);
  }

  /**
   * What happens between bars: dividends, splits, financing, rates, transfers. A fill is refused:
   * fills are the books' own.
   */
  act(event: AccountEvent): AccountUpdate {
    const read = readEvent(event);
    if (read?.type === 'split') return this.#split(read);
    return this.account.update(read?.type === 'fill' ? noEvent : (read ?? noEvent));
  }

  /** Book and account split, or neither. */
  #split(split: AccountEvent & { readonly type: 'split' }): AccountUpdate {
    const foretold = this.account.peek(split);
    if (foretold.disposition !== 'applied') return foretold;
    if (this.book(split.symbol).split(split.ratio)) return this.account.update(split);
    const { equity } = this.account;
    return { disposition: 'refused', reason: 'split-out-of-bounds', trade: undefined, equity };
  }

  /** The bars that end at one time, one a symbol; what is no bar, or comes twice, is refused. */
  update(bars: readonly (SymbolBar & BookBar)[]): BrokerUpdate {
    return runEnd(this.#desks, this.#band, bars);
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, brokerVersion, {
      account: this.account.snapshot() as State,
      books: this.#books.snapshots() as unknown as State,
      ...this.#band,
    });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { account, books, worse, better } = readBroker(snapshot, this.id);
    const revived = this.#books.revived(books);
    this.account.restore(account);
    this.#books = revived;
    this.#desks = new TradingDesks(this.account, revived);
    this.#band = { worse, better };
  }
}
