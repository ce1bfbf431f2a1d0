import { Account as Ledger } from '../account/account.js';
import type { AccountUpdate } from '../account/account-update.js';
import type { Fill } from '../account/fill.js';
import type { PositionState } from '../account/position.js';
import { ConfigError } from '../core/errors.js';
import { fitState, misfit, requireStateRecord, type Snapshot, type State } from '../core/state.js';
import { QuoteRates } from './quote-rates.js';
import type { SymbolBook } from './symbol-book.js';

/** What the caller tells a lane about the account: the same account gives the same decisions. */
export interface Account {
  readonly equity: number;
  /** Account currency that one unit of the price's currency is worth. */
  readonly quoteRate: number;
}

/** Handed to a lane whose bars are decided on by somebody else, or were before: it remembers that. */
export const otherAccount: Account = { equity: Number.NaN, quoteRate: Number.NaN };

/**
 * The account as each symbol sees it: equity as it was told last, with what fills and marks have
 * changed since, and rates of exchange as they are told.
 */
export class Accounts {
  readonly #book: SymbolBook;
  readonly #ledger: Ledger;
  #told: number;
  /** Equity by the ledger when it was told. */
  #toldAt: number;
  #equity: number;
  /** What the ledger comes to, NaN where nobody knows: a sum over all symbols. */
  #worth = Number.NaN;
  readonly #rates = new QuoteRates();
  /** As each symbol has seen it last: good for as long as the equity is the same. */
  readonly #seen = new Map<string, Account>();

  constructor(book: SymbolBook, equity: number) {
    this.#book = book;
    const { usual, own } = book;
    const terms = [...own].map(([symbol, { policy }]) => [
      symbol,
      { pointValue: policy.pointValue },
    ]);
    this.#ledger = new Ledger({
      cash: 0,
      symbols: Object.fromEntries(terms),
      usual: { pointValue: usual.policy.pointValue },
      rememberedFills: 10_000, // one that comes again after so many others would be booked twice
    });
    this.#told = equity;
    this.#toldAt = 0;
    this.#equity = equity;
  }

  get equity(): number {
    return this.#equity;
  }

  setEquity(equity: number): void {
    if (typeof equity !== 'number') throw new ConfigError('equity', 'a number', equity);
    this.#told = Number.isFinite(equity) ? equity : Number.NaN;
    if (Number.isNaN(this.#worth)) this.#worth = this.#ledger.equity;
    this.#toldAt = this.#worth;
    this.#changed(this.#worth);
  }

  /** A rate for an earlier time than the last changes nothing. */
  setQuoteRate(symbol: string, rate: number, time: number): void {
    const told = this.#rates.tell(symbol, rate, time);
    if (told === undefined) return;
    this.#seen.delete(symbol);
    if (this.#ledger.quantity(symbol) !== 0) {
      this.#changed(this.#ledger.update({ type: 'rate', symbol, rate: told }).equity); // NaN: refused
    }
  }

  /** Book a fill; one that is known already changes nothing. */
  fill(fill: Fill): AccountUpdate {
    const rate = this.of(fill.symbol).quoteRate;
    if (rate !== (this.#ledger.position(fill.symbol)?.rate ?? 1)) {
      this.#ledger.absorb({ type: 'rate', symbol: fill.symbol, rate });
    }
    const { disposition, trade, equity } = this.#ledger.update({ type: 'fill', fill });
    this.#changed(equity);
    return { disposition, trade, equity: this.#equity };
  }

  /** One unit becomes `ratio` units: it is worth the same; what is no ratio is refused. */
  split(symbol: string, ratio: number): AccountUpdate {
    const update = this.#ledger.update({ type: 'split', symbol, ratio });
    this.#worth = Number.NaN;
    return { ...update, equity: this.#equity };
  }

  /** What is open is worth `price` now; what is none is refused. */
  mark(symbol: string, price: number): void {
    this.#changed(this.#ledger.update({ type: 'mark', symbol, close: price }).equity);
  }

  /** Symbols with a position. */
  get held(): readonly string[] {
    return this.#ledger.symbols;
  }

  position(symbol: string): Readonly<PositionState> | undefined {
    return this.#ledger.position(symbol);
  }

  of(symbol: string): Account {
    const known = this.#seen.get(symbol);
    if (known !== undefined && Object.is(known.equity, this.#equity)) return known;
    const account = { equity: this.#equity, quoteRate: this.quoteRateOf(symbol) };
    this.#seen.set(symbol, account);
    return account;
  }

  quoteRateOf(symbol: string): number {
    return this.#rates.of(symbol) ?? this.#book.of(symbol).quoteRate;
  }

  /** `symbol` has other terms now. */
  forget(symbol: string): void {
    this.#seen.delete(symbol);
  }

  snapshot(): { readonly equity: number; readonly rates: State; readonly ledger: State } {
    return {
      equity: this.#told,
      rates: this.#rates.snapshot(),
      ledger: { toldAt: this.#toldAt, books: this.#ledger.snapshot() as State },
    };
  }

  /** Into fresh accounts only. */
  restore(rates: State, ledger: State, path: string): void {
    this.#rates.restore(rates, `${path}.rates`);
    const { books, ...rest } = requireStateRecord(ledger, `${path}.ledger`);
    const { toldAt } = fitState({ toldAt: 0 }, rest, `${path}.ledger`);
    if (Number.isNaN(toldAt)) throw misfit(`${path}.ledger.toldAt`, 'is no money');
    this.#ledger.restore(books as Snapshot);
    this.#toldAt = toldAt;
    this.#changed(this.#ledger.equity);
  }

  /** The ledger comes to `equity` now: a sum over all symbols, worked out once for each change. */
  #changed(equity: number): void {
    this.#worth = equity;
    this.#equity = this.#told + (equity - this.#toldAt);
  }
}
