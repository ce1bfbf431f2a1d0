import type { Account } from '../account/account.js';
import type { AccountTrade } from '../account/account-trade.js';
import { AccountBudget, type TradeTray } from './account-budget.js';
import type { Book } from './book.js';
import type { BooksBySymbol } from './books-by-symbol.js';

/** The book of one symbol, and what the account can carry of it. */
export interface TradingDesk {
  readonly book: Book;
  readonly budget: AccountBudget;
}

/** A desk for each symbol that had a bar; all of them trade for one account. */
export class TradingDesks implements TradeTray {
  readonly account: Account;
  /** Trades that fills have ended; whoever takes them leaves an empty list. */
  trades: readonly AccountTrade[] = [];
  readonly #books: BooksBySymbol;
  readonly #desks = new Map<string, TradingDesk>();

  constructor(account: Account, books: BooksBySymbol) {
    this.account = account;
    this.#books = books;
  }

  /** The desk of `symbol`, if it had a bar. */
  known(symbol: string): TradingDesk | undefined {
    return this.#desks.get(symbol);
  }

  of(symbol: string): TradingDesk {
    const known = this.#desks.get(symbol);
    if (known !== undefined) return known;
    const budget = new AccountBudget(this.account, symbol, this);
    const made = { book: this.#books.of(symbol), budget };
    this.#desks.set(symbol, made);
    return made;
  }
}
