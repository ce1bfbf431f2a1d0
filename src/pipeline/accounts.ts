import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { fitState, isStateArray, misfit, type State } from '../core/state.js';
import { isSymbol } from './refusal.js';
import type { SymbolBook } from './symbol-book.js';

/** What a lane is told from outside: the same account gives the same decisions. */
export interface Account {
  readonly equity: number;
  /** Account currency that one unit of the price's currency is worth. */
  readonly quoteRate: number;
}

/** A rate that was told, and for when. */
interface Rate {
  readonly rate: number;
  readonly time: number;
}

/** The account as each symbol sees it: one equity, and rates of exchange as they are told. */
export class Accounts {
  readonly #book: SymbolBook;
  #equity: number;
  readonly #rates = new Map<string, Rate>();
  /** As seen by each symbol that has asked since the last change. */
  readonly #seen = new Map<string, Account>();

  constructor(book: SymbolBook, equity: number) {
    this.#book = book;
    this.#equity = equity;
  }

  get equity(): number {
    return this.#equity;
  }

  setEquity(equity: number): void {
    if (typeof equity !== 'number') throw new ConfigError('equity', 'a number', equity);
    this.#equity = Number.isFinite(equity) ? equity : Number.NaN;
    this.#seen.clear();
  }

  /** A rate for an earlier time than the last changes nothing. */
  setQuoteRate(symbol: string, rate: number, time: number): void {
    if (!isSymbol(symbol)) throw new ConfigError('symbol', 'a symbol', symbol);
    if (typeof rate !== 'number') throw new ConfigError('rate', 'a number', rate);
    requireNumber('time', time, -MAX_TIME, MAX_TIME);
    const known = this.#rates.get(symbol);
    if (known !== undefined && known.time > time) return;
    const isSound = rate > 0 && rate <= 1e15;
    this.#rates.set(symbol, { rate: isSound ? rate : Number.NaN, time });
    this.#seen.delete(symbol);
  }

  of(symbol: string): Account {
    const known = this.#seen.get(symbol);
    if (known !== undefined) return known;
    const quoteRate = this.#rates.get(symbol)?.rate ?? this.#book.of(symbol).quoteRate;
    const account = { equity: this.#equity, quoteRate };
    this.#seen.set(symbol, account);
    return account;
  }

  snapshot(): { readonly equity: number; readonly rates: State } {
    const rates = [...this.#rates].map(([symbol, { rate, time }]) => ({ symbol, rate, time }));
    return { equity: this.#equity, rates };
  }

  /** The rates, into fresh accounts only. */
  restore(rates: State, path: string): void {
    if (!isStateArray(rates)) throw misfit(path, 'expected an array');
    rates.forEach((one, i) => {
      const at = `${path}[${i}]`;
      const { symbol, rate, time } = fitState({ symbol: '', rate: 0, time: 0 }, one, at);
      const isSound = isSymbol(symbol) && !(rate <= 0) && Math.abs(time) <= MAX_TIME;
      if (!isSound || this.#rates.has(symbol)) throw misfit(at, 'is no rate of its own');
      this.#rates.set(symbol, { rate, time });
    });
  }
}
