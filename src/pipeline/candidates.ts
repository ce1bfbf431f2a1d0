import { fitState, isStateArray, misfit, requireStateRecord, type State } from '../core/state.js';
import { type AccountNow, type AccountSeen, afterAccount } from '../risk/after-account.js';
import { afterFill } from '../risk/after-fill.js';
import type { Decision } from '../risk/decision.js';
import { copied, decisionFrom, decisionState } from './decision-state.js';

/** A candidate, and the account that it was decided on. */
interface Waiting extends AccountSeen {
  readonly decision: Decision;
}

/** Decisions that wait for their portfolio step, one a symbol. */
export class Candidates {
  /** By symbol, in the order in which they came. */
  readonly #waiting = new Map<string, Waiting>();

  get size(): number {
    return this.#waiting.size;
  }

  add(candidate: Decision, { equity, quoteRate }: AccountSeen): void {
    const waiting = { decision: copied(candidate), equity, quoteRate };
    this.#waiting.delete(candidate.symbol);
    this.#waiting.set(candidate.symbol, waiting);
  }

  /** A fill has left `quantity` units of `symbol`: what waits was decided before it. */
  fill(symbol: string, quantity: number): void {
    const waiting = this.#waiting.get(symbol);
    if (waiting === undefined) return;
    const decision = afterFill(waiting.decision, quantity);
    this.#waiting.set(symbol, { ...waiting, decision });
  }

  /** What waits, within the caps of each symbol as they are now. */
  asOf(accountOf: (symbol: string) => AccountNow): readonly Decision[] {
    return [...this.#waiting.values()].map(({ decision, ...then }) =>
      afterAccount(decision, then, accountOf(decision.symbol)),
    );
  }

  clear(): void {
    this.#waiting.clear();
  }

  snapshot(): State {
    return [...this.#waiting.values()].map(({ decision, ...then }) => {
      return { ...then, decision: decisionState(decision) };
    });
  }

  /** Where nothing waits only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateArray(given)) throw misfit(path, 'expected an array');
    given.forEach((one, i) => {
      const at = `${path}[${i}]`;
      const { decision: said, ...then } = requireStateRecord(one, at);
      const seen = fitState({ equity: 0, quoteRate: 0 }, then, at);
      const decision = decisionFrom(said, `${at}.decision`);
      if (this.#waiting.has(decision.symbol)) throw misfit(at, 'has a symbol twice');
      this.#waiting.set(decision.symbol, { ...seen, decision });
    });
  }
}

/** Their prices, where they have any, by symbol. */
export function pricesOf(decisions: readonly Decision[]): ReadonlyMap<string, number> {
  const priced = decisions.filter(({ price }) => Number.isFinite(price));
  return new Map(priced.map(({ symbol, price }) => [symbol, price]));
}
