import type { Assigner } from './assign.js';

/** Who owns which lane: one host each. And how many there may be. */
export class LaneOwners {
  readonly #most: number;
  readonly #assign: Assigner;
  readonly #bySymbol = new Map<string, number>();
  readonly #load: number[];
  /** Symbols whose lane is known to exist, in the order in which they came. */
  readonly #born = new Set<string>();
  /** Symbols without a lane of which bars are under way. */
  readonly #hoped = new Set<string>();

  constructor(most: number, hosts: number, assign: Assigner) {
    this.#most = most;
    this.#assign = assign;
    this.#load = Array.from({ length: hosts }, () => 0);
  }

  get symbols(): readonly string[] {
    return [...this.#born];
  }

  /** Lanes of each host. */
  counts(): readonly number[] {
    const counts = this.#load.map(() => 0);
    for (const symbol of this.#born) counts[this.#bySymbol.get(symbol)!]! += 1;
    return counts;
  }

  /** The host of `symbol`, from the first time on that it is asked for. */
  of(symbol: string): number {
    let host = this.#bySymbol.get(symbol);
    if (host === undefined) {
      host = this.#assign(symbol, this.#load);
      this.#bySymbol.set(symbol, host);
    }
    this.#load[host]! += 1;
    return host;
  }

  /**
   * Whether a bar of `symbol` may be sent: it has a lane, or there is room for one. `undefined`
   * where that is known only once what is under way has come back.
   */
  mayCome(symbol: string): boolean | undefined {
    if (this.#born.has(symbol) || this.#hoped.has(symbol)) return true;
    if (this.#born.size >= this.#most) return false;
    if (this.#born.size + this.#hoped.size >= this.#most) return undefined;
    this.#hoped.add(symbol);
    return true;
  }

  /** A bar of `symbol` made its lane. */
  born(symbol: string): void {
    this.#born.add(symbol);
    this.#hoped.delete(symbol);
  }

  /** Nothing is under way: who has no lane now has none, and no host. */
  settle(): void {
    for (const symbol of this.#hoped) this.#bySymbol.delete(symbol);
    this.#hoped.clear();
  }

  move(symbol: string, host: number): void {
    this.#bySymbol.set(symbol, host);
  }

  /** Begin anew with these lanes. */
  restore(symbols: readonly string[]): void {
    this.#born.clear();
    this.settle();
    for (const symbol of symbols) this.#born.add(symbol);
  }
}
