import type { Account } from '../account/account.js';
import type { AccountTrade } from '../account/account-trade.js';
import type { BarPrices } from './bar-path.js';
import type { BookFill, Budget } from './book-event.js';

/** What an account can carry of one symbol in one bar: fills reach it at once, and what they free can be used. */
export class AccountBudget implements Budget {
  readonly #account: Account;
  readonly #symbol: string;
  readonly #trades: AccountTrade[];

  /** @param trades  what the fills end is added to them */
  constructor(account: Account, symbol: string, trades: AccountTrade[]) {
    this.#account = account;
    this.#symbol = symbol;
    this.#trades = trades;
  }

  /** Account money for a price of the symbol one higher, a unit. */
  get pointMoney(): number {
    const rate = this.#account.position(this.#symbol)?.rate ?? 1;
    return this.#account.terms(this.#symbol).pointValue * rate;
  }

  /** The adverse extreme of a bar, if the account cannot carry the symbol's position there. */
  lostAt({ high, low }: BarPrices): number | undefined {
    const quantity = this.#account.quantity(this.#symbol);
    if (quantity === 0) return undefined;
    const price = quantity > 0 ? low : high;
    return this.#account.isLostAt(this.#symbol, price) ? price : undefined;
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

  filled({ id, symbol, time, quantity, price, fee }: BookFill): void {
    const fill = { id, symbol, time, quantity, price, fee };
    const { trade } = this.#account.update({ type: 'fill', fill });
    if (trade !== undefined) this.#trades.push(trade);
  }
}
