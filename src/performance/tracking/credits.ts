import { fitState, isStateArray, misfit, type State } from '../../core/state.js';
import type { TrackedDecision } from './tracked.js';

/** A source's part in an open position. */
type Credit = { readonly key: string; readonly weight: number };

/** Who spoke for the positions that are open: of each symbol, the sources and their weights. */
export class Credits {
  readonly #bySymbol = new Map<string, Credit[]>();

  /** A decision opens or adds: its signals have their shares of so many units. */
  note(
    { symbol, action, quantity, reasons }: TrackedDecision,
    keyOf: (id: string) => string,
  ): void {
    if (action !== 'open' && action !== 'add') return;
    const before = action === 'add' ? (this.#bySymbol.get(symbol) ?? []) : [];
    const heard = reasons.filter(({ code, of }) => code === 'signal' && of !== undefined);
    const whole = heard.reduce((sum, { value = 0 }) => sum + value, 0);
    const credits = heard.map(({ of, value = 0 }) => {
      return { key: keyOf(of!), weight: whole > 0 ? (quantity * value) / whole : 0 };
    });
    this.#bySymbol.set(symbol, [...before, ...credits]);
  }

  /** A trade of `symbol` has ended with `profit`: each source's part of it. */
  divide(
    symbol: string,
    profit: number,
  ): readonly { readonly key: string; readonly profit: number }[] {
    const credits = this.#bySymbol.get(symbol) ?? [];
    this.#bySymbol.delete(symbol);
    const whole = credits.reduce((sum, { weight }) => sum + weight, 0);
    if (!(whole > 0)) return [{ key: '', profit }];
    return credits.map(({ key, weight }) => ({ key, profit: (profit * weight) / whole }));
  }

  snapshot(): State {
    return [...this.#bySymbol].map(([symbol, credits]) => ({
      symbol,
      credits: credits.map((credit) => ({ ...credit })),
    }));
  }

  /** Into fresh credits only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateArray(given)) throw misfit(path, 'expected a list');
    given.forEach((one, i) => {
      const length = ((one as { credits?: unknown[] } | null)?.credits ?? []).length;
      const template = {
        symbol: '',
        credits: Array.from({ length }, () => ({ key: '', weight: 0 })),
      };
      const { symbol, credits } = fitState(template, one, `${path}[${i}]`);
      if (!credits.every(({ weight }) => weight >= 0))
        throw misfit(`${path}[${i}]`, 'weighs less than 0');
      this.#bySymbol.set(symbol, credits);
    });
  }
}
