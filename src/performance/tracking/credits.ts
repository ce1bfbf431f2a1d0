import { isAdmissible } from '../../core/operator.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type State,
} from '../../core/state.js';
import type { ReadDecision } from './read-result.js';

/** A source's part in an open position. */
type Credit = { readonly key: string; readonly weight: number };

/** Who spoke for the positions that are open: of each symbol, the sources and their weights. */
export class Credits {
  readonly #bySymbol = new Map<string, Credit[]>();

  /** A decision opens or adds: its signals have their shares of so many units. */
  note({ symbol, action, quantity, shares }: ReadDecision, keyOf: (id: string) => string): void {
    if ((action !== 'open' && action !== 'add') || !(quantity > 0)) return;
    const before = action === 'add' ? (this.#bySymbol.get(symbol) ?? []) : [];
    const whole = shares.reduce((sum, { value }) => sum + value, 0);
    const credits = shares.map(({ of, value }) => {
      return { key: keyOf(of), weight: whole > 0 ? (quantity * value) / whole : 0 };
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
      const at = `${path}[${i}]`;
      const { symbol, credits } = requireStateRecord(one, at);
      if (typeof symbol !== 'string' || !isStateArray(credits)) {
        throw misfit(at, 'is of no symbol');
      }
      if (this.#bySymbol.has(symbol)) throw misfit(at, 'is there twice');
      const known = credits.map((credit, k) => creditFrom(credit, `${at}.credits[${k}]`));
      this.#bySymbol.set(symbol, known);
    });
  }
}

function creditFrom(given: State, path: string): Credit {
  const credit = fitState({ key: '', weight: 0 }, given, path);
  const { weight } = credit;
  if (!isAdmissible(weight) || weight < 0) throw misfit(`${path}.weight`, 'is no share of units');
  return credit;
}
