import { MAX_TIME } from '../bars/schedule.js';
import { requireNumber } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { fitState, isStateArray, misfit, type State } from '../core/state.js';
import { isSymbol } from './refusal.js';

/** A rate that was told, and for when. */
interface Rate {
  readonly rate: number;
  readonly time: number;
}

/** Rates of exchange as they are told, by symbol. */
export class QuoteRates {
  readonly #rates = new Map<string, Rate>();

  /** What was told last; `undefined` where nothing was. */
  of(symbol: string): number | undefined {
    return this.#rates.get(symbol)?.rate;
  }

  /** The rate from `time` on, NaN for what is none; `undefined` if a later one is known. */
  tell(symbol: string, rate: number, time: number): number | undefined {
    if (!isSymbol(symbol)) throw new ConfigError('symbol', 'a symbol', symbol);
    if (typeof rate !== 'number') throw new ConfigError('rate', 'a number', rate);
    requireNumber('time', time, -MAX_TIME, MAX_TIME);
    const known = this.#rates.get(symbol);
    if (known !== undefined && known.time > time) return undefined;
    const isSound = rate > 0 && rate <= 1e15;
    const told = isSound ? rate : Number.NaN;
    this.#rates.set(symbol, { rate: told, time });
    return told;
  }

  snapshot(): State {
    return [...this.#rates].map(([symbol, { rate, time }]) => ({ symbol, rate, time }));
  }

  /** Into fresh rates only. */
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
