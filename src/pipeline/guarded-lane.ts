import { messageOf } from '../core/own-code.js';
import type { State, StateRecord } from '../core/state.js';
import type { Account } from './accounts.js';
import { Turn } from './due-queue.js';
import type { AccountsOf } from './lane.js';
import type { LaneDesign } from './lane-design.js';
import { brokenResult, faultIn, LastGood, refusalOf, refusedResult } from './lane-fault.js';
import type { LaneResult } from './lane-result.js';
import type { Passing } from './passing.js';
import { laneOf, lifeOf } from './replay/lane-of.js';
import type { Life } from './replay/life.js';
import type { SymbolLane } from './replay/symbol-lane.js';
import type { LaneRefusal } from './result.js';
import type { Terms } from './symbol-book.js';

/**
 * A lane among others: what throws within it is its own. A lane that has thrown may remember half of
 * something, so it goes back to a copy, if copies are made, or takes nothing in any more.
 */
export class GuardedLane {
  /** Its turn among the lanes that `advance` visits. */
  readonly turn: Turn = new Turn();
  readonly #passing: Passing | undefined;
  #terms: Terms;
  #lane: SymbolLane;
  #lastGood: LastGood | undefined;
  /** What it has thrown; it takes nothing in. */
  #fault: string | undefined;

  constructor(symbol: string, terms: Terms, passing?: Passing) {
    this.#passing = passing;
    this.#terms = terms;
    this.#lane = laneOf(symbol, terms, passing);
    this.#lastGood = terms.design.config.recovery === 'lastGood' ? new LastGood() : undefined;
  }

  get symbol(): string {
    return this.#lane.symbol;
  }

  get design(): LaneDesign {
    return this.#lane.design;
  }

  standFor(symbol: string, terms: Terms): void {
    this.#terms = terms;
    this.#lane.standFor(symbol, terms);
  }

  get newestTime(): number {
    return this.#lane.newestTime;
  }

  get dueAt(): number {
    return this.#refuses === undefined ? this.#lane.dueAt : Number.POSITIVE_INFINITY;
  }

  /** Why it takes nothing in, if it does not. */
  get #refuses(): LaneRefusal | undefined {
    return refusalOf(this.#fault, this.#terms);
  }

  /** What breaks here is let in: it breaks in the `update` of a lane of its own, which says so. */
  admits(input: unknown): boolean {
    if (!this.#terms.isEnabled) return false;
    try {
      return this.#lane.admits(input);
    } catch {
      return true;
    }
  }

  update(input: unknown, account: Account | undefined): LaneResult {
    if (this.#refuses !== undefined) return this.#refusal;
    try {
      const result = this.#lane.update(input, account);
      this.#lastGood?.note(this.#lane);
      return result;
    } catch (error) {
      return this.#broken(error);
    }
  }

  peek(input: unknown, account: Account | undefined): LaneResult {
    if (this.#refuses !== undefined) return this.#refusal;
    try {
      return this.#lane.peek(input, account);
    } catch {
      return this.#refusal;
    }
  }

  advance(now: number, accounts: AccountsOf): LaneResult | undefined {
    return this.#unlessBroken(() => this.#lane.advance(now, accounts));
  }

  finish(account: Account | undefined): LaneResult | undefined {
    return this.#unlessBroken(() => this.#lane.finish(account));
  }

  catchUp(): void {
    if (this.#fault === undefined) this.#lane.catchUp();
  }

  keepUp(): void {
    this.#lane.keepUp();
  }

  /** What happened of late, where old bars are taken in. */
  get life(): Life | undefined {
    return lifeOf(this.#lane);
  }

  countOn(lived: StateRecord): void {
    this.#lane.countOn(lived);
  }

  snapshot(): State {
    return this.#fault === undefined ? this.#lane.snapshot() : { fault: this.#fault };
  }

  /** Into a fresh lane only: a failure may leave it half restored. */
  restore(given: State, path: string): void {
    this.#fault = faultIn(given, path);
    if (this.#fault !== undefined) return;
    this.#lane.restore(given, path);
    this.#lastGood?.note(this.#lane);
  }

  #unlessBroken(run: () => LaneResult | undefined): LaneResult | undefined {
    if (this.#refuses !== undefined) return undefined;
    try {
      return run();
    } catch (error) {
      return this.#broken(error);
    }
  }

  #broken(error: unknown): LaneResult {
    const message = messageOf(error);
    if (this.#lastGood === undefined) this.#fault = message;
    else this.#lane = this.#lastGood.resumed(laneOf(this.symbol, this.#terms, this.#passing));
    const newest = this.#fault === undefined ? this.newestTime : Number.NaN;
    return brokenResult(this.#terms, this.symbol, message, newest);
  }

  get #refusal(): LaneResult {
    return refusedResult(this.#terms, this.symbol, this.#refuses ?? 'symbol-faulted', []);
  }
}
