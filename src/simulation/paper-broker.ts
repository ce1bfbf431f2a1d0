import { Account } from '../account/account.js';
import type { AccountEvent } from '../account/account-event.js';
import type { AccountOptions } from '../account/account-options.js';
import type { AccountTrade } from '../account/account-trade.js';
import type { AccountUpdate } from '../account/account-update.js';
import type { Bar, SymbolBar } from '../bars/bar.js';
import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot, State } from '../core/state.js';
import { AccountBudget } from './account-budget.js';
import { Book } from './book.js';
import type { BegunBar, BookBar } from './book-bar.js';
import type { BookEvent, BookFill } from './book-event.js';
import { type BookOptions, bookSettings } from './book-options.js';
import type { Exits, Order } from './order.js';
import { fitBroker } from './paper-broker-state.js';
import { readBars } from './read-bars.js';

export interface PaperBrokerOptions {
  readonly account?: AccountOptions;
  /** How orders are filled, for every symbol. */
  readonly book?: BookOptions;
  /** And for those that differ. */
  readonly books?: Readonly<Record<string, BookOptions>>;
}

/** What the bars of one end time led to. */
export interface BrokerUpdate {
  readonly events: readonly BookEvent[];
  readonly trades: readonly AccountTrade[];
  readonly equity: number;
}

/**
 * A broker made of bars: a book for each symbol, and one account.
 *
 * `update` takes the bars that end at one time, in any order: what happens at their opens comes
 * before what happens within, symbol by symbol in the order of their names. Then positions whose
 * equity does not reach the maintenance at the bar's adverse extreme are closed there, and the
 * account is valued at the closes. Every fill goes to the account as a broker's would.
 *
 * @throws {ConfigError} if an option is unknown or out of its bounds; never because of a bar
 * @cost    O(symbols with a bar), and O(symbols with a position) for equity
 * @example
 * const broker = new PaperBroker({ account: { cash: 1_000 } });
 * broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 10 });
 * const bar = { symbol: 'X', time: 0, open: 50, high: 52, low: 49, close: 51, volume: 100 };
 * broker.update([bar]).equity; // 1010
 */
export class PaperBroker {
  readonly id: string;
  readonly account: Account;
  readonly #options: PaperBrokerOptions;
  readonly #books = new Map<string, Book>();
  readonly #budget: AccountBudget;
  /** What ambiguous exits would have brought, had they gone the other way: for worse, and better. */
  #worse = 0;
  #better = 0;

  constructor(options: PaperBrokerOptions = {}) {
    requireKnownKeys('', requireRecord('options', options), ['account', 'book', 'books']);
    for (const own of Object.values(requireRecord('books', options.books ?? {}))) {
      bookSettings(own as BookOptions);
    }
    bookSettings(options.book);
    this.#options = options;
    this.account = new Account(options.account);
    this.#budget = new AccountBudget(this.account);
    this.id = `paper-broker(${this.account.id})`;
  }

  /** Equity if every ambiguous exit had gone the worse way, and the better. */
  get band(): { readonly worst: number; readonly best: number } {
    const { equity } = this.account;
    return { worst: equity + this.#worse, best: equity + this.#better };
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

  /** The book of a symbol; made when it is first asked for. */
  book(symbol: string): Book {
    const known = this.#books.get(symbol);
    if (known !== undefined) return known;
    const { book, books = {} } = this.#options;
    const own = Object.hasOwn(books, symbol) ? books[symbol] : {};
    const made = new Book(symbol, { ...book, ...own });
    this.#books.set(symbol, made);
    return made;
  }

  /** What happens between bars: dividends, splits, financing, rates, transfers. */
  act(event: AccountEvent): AccountUpdate {
    const update = this.account.update(event);
    if (update.disposition === 'applied' && event.type === 'split') {
      this.book(event.symbol).split(event.ratio);
    }
    return update;
  }

  /** The bars that end at one time, one a symbol; what is no bar, or comes twice, is refused. */
  update(bars: readonly (SymbolBar & BookBar)[]): BrokerUpdate {
    const budget = this.#budget;
    budget.trades = [];
    const events: BookEvent[] = [];
    const begun: { readonly symbol: string; readonly bar: BegunBar }[] = [];
    for (const given of readBars(bars)) {
      const { symbol } = given;
      const isTwice = begun.at(-1)?.symbol === symbol;
      const isNamed = symbol !== '' && !isTwice;
      const bar = isNamed ? this.book(symbol).begin(given, budget.of(symbol)) : undefined;
      if (bar === undefined) events.push({ type: 'refused' });
      else begun.push({ symbol, bar });
    }
    for (const { symbol, bar } of begun) {
      budget.of(symbol);
      for (const event of this.book(symbol).finish(bar)) {
        events.push(event);
        if (event.type === 'fill') this.#note(event.fill);
      }
    }
    for (const { symbol, bar } of begun) {
      events.push(...this.#liquidated(symbol, bar.bar));
      const { close, high, low } = bar.bar;
      this.account.update({ type: 'mark', symbol, close, high, low });
    }
    return { events, trades: budget.trades, equity: this.account.equity };
  }

  snapshot(): Snapshot {
    const names = [...this.#books.keys()].sort();
    const books = names.map((name) => [name, this.book(name).snapshot() as State] as const);
    return snapshotOf(this.id, 1, {
      account: this.account.snapshot() as State,
      books: Object.fromEntries(books),
      worse: this.#worse,
      better: this.#better,
    });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const { account, books, worse, better } = fitBroker(admitSnapshot(snapshot, this.id, 1));
    const revived = new PaperBroker(this.#options);
    revived.account.restore(account as Snapshot);
    for (const [symbol, book] of Object.entries(books)) {
      revived.book(symbol).restore(book as Snapshot);
    }
    this.account.restore(account as Snapshot);
    this.#books.clear();
    for (const symbol of Object.keys(books)) this.#books.set(symbol, revived.book(symbol));
    this.#worse = worse;
    this.#better = better;
  }

  #note({ quantity, price, otherPrice, ambiguous, symbol }: BookFill): void {
    if (!ambiguous) return;
    const rate = this.account.position(symbol)!.rate;
    const money = -quantity * (otherPrice - price) * this.account.terms(symbol).pointValue * rate;
    this.#worse += Math.min(0, money);
    this.#better += Math.max(0, money);
  }

  /** The position of a bar's symbol is closed where the account cannot carry it any more. */
  #liquidated(symbol: string, bar: Bar): readonly BookEvent[] {
    const { account } = this;
    const quantity = account.quantity(symbol);
    if (quantity === 0) return [];
    const price = quantity > 0 ? bar.low : bar.high;
    if (!account.isLostAt(symbol, price)) return [];
    const events = this.book(symbol).liquidate(bar, price);
    for (const event of events) if (event.type === 'fill') this.#budget.filled(event.fill);
    return events;
  }
}
