import type { Account } from '../account/account.js';
import type { AccountTrade } from '../account/account-trade.js';
import type { BarPrices } from './bar-path.js';
import type { BookFill, Budget } from './book-event.js';

/** Where the trades go that fills end. */
export interface TradeTray {
  trades: readonly AccountTrade[];
}

/** What an account can carry of one symbol: fills reach it at once, and what they free can be used. */
export class AccountBudget implements Budget {
  readonly #account: Account;
  readonly #symbol: string;
  readonly #tray: TradeTray;

  constructor(account: Account, symbol: string, tray: TradeTray) {
    this.#account = account;
    this.#symbol = symbol;
    this.#tray = tray;
  }

  get pointValue(): number {
    return this.#account.terms(this.#symbol).pointValue;
  }

  /** Account money for a price of the symbol one higher, a unit. */
  get pointMoney(): number {
    return this.#account.pointMoney(this.#symbol);
  }

  /** The adverse extreme of a bar, if the account cannot carry the symbol's position there. */
  lostAt({ high, low }: BarPrices): number | undefined {
    const quantity = this.#account.quantity(this.#symbol);
    if (quantity === 0) return undefined;
    const price = quantity > 0 ? low : high;
    return this.#account.isLostAt(this.#symbol, price) ? price : undefined;
  }

  /** The symbol's position is worth what the bar closed at; one that is not over counts as no bar yet. */
  mark(bar: BarPrices, isOver = true): void {
    this.#account.mark(this.#symbol, bar, isOver);
  }

  get available(): number {
    return Math.max(0, this.#account.equity - this.#account.margin);
  }

  affordable(quantity: number, price: number, fee: number): number {
    const { marginRatio } = this.#account.terms(this.#symbol);
    const needed = Math.abs(price) * this.pointMoney * marginRatio + fee / quantity;
    const { available } = this;
    if (!(needed > 0) || quantity * needed <= available) return quantity;
    return Math.min(quantity, available / needed);
  }

  filled(fill: BookFill): void {
    const { trade } = this.#account.absorb({ type: 'fill', fill });
    if (trade === undefined) return;
    const { trades } = this.#tray;
    this.#tray.trades = trades.length === 0 ? [trade] : [...trades, trade];
  }
}
