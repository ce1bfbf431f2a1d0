import { LONGEST_LEAP_MS } from '../bars/epoch.js';
import { MAX_TIME } from '../bars/schedule.js';
import type { State } from '../core/state.js';
import { DueQueue } from './due-queue.js';
import { GuardedLane } from './guarded-lane.js';
import type { LaneDesign } from './lane-design.js';
import { Passing } from './passing.js';
import type { SymbolBook } from './symbol-book.js';

/**
 * The lanes by symbol. One is born by the first bar of its symbol that may stay; until then the
 * symbol is judged by a door, a lane that never had a bar, one for all symbols of a design.
 */
export class Lanes {
  readonly #book: SymbolBook;
  readonly #most: number;
  readonly #bySymbol = new Map<string, GuardedLane>();
  readonly #doors = new Map<LaneDesign, GuardedLane>();
  readonly #queue = new DueQueue<GuardedLane>();
  readonly #passing = new Passing();

  constructor(book: SymbolBook, most: number) {
    this.#book = book;
    this.#most = most;
  }

  get size(): number {
    return this.#bySymbol.size;
  }

  /** In the order in which they came. */
  get symbols(): readonly string[] {
    return [...this.#bySymbol.keys()];
  }

  /** The lane of `symbol`, or the door as if it were that; none if there is no place for it. */
  find(symbol: string): GuardedLane | undefined {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined || this.#bySymbol.size >= this.#most) return known;
    const terms = this.#book.of(symbol);
    let door = this.#doors.get(terms.design);
    if (door === undefined) {
      door = new GuardedLane(symbol, terms);
      this.#doors.set(terms.design, door);
    }
    door.standFor(symbol, terms);
    return door;
  }

  /** The same for a bar that is to be absorbed: a first one that may stay makes a lane. */
  admit(symbol: string, bar: unknown): GuardedLane | undefined {
    const found = this.find(symbol);
    if (found === undefined) return undefined;
    if (!this.isDoor(found)) {
      this.#touch(found);
      return found;
    }
    if (!found.admits(bar)) return found;
    const lane = this.#born(symbol);
    this.#bySymbol.set(symbol, lane);
    return lane;
  }

  /** A lane of `symbol`, which goes on from `state`, if there is one. */
  #born(symbol: string, state?: State, path: string = ''): GuardedLane {
    const lane = new GuardedLane(symbol, this.#book.of(symbol), this.#passing);
    if (state !== undefined) lane.restore(state, path);
    this.#touch(lane);
    return lane;
  }

  /** Something happens to `lane`. */
  #touch(lane: GuardedLane): void {
    lane.turn.changedIn = this.#passing.epoch;
    this.#queue.touch(lane);
  }

  has(symbol: string): boolean {
    return this.#bySymbol.has(symbol);
  }

  /** Of the newest bar of `symbol` that went through; NaN if there is none. */
  newestTime(symbol: string): number {
    return this.#bySymbol.get(symbol)?.newestTime ?? Number.NaN;
  }

  /** No bar of any lane ends after this: the newest one cannot be longer than a bar may leap. */
  get latest(): number {
    let latest = Number.NEGATIVE_INFINITY;
    for (const { newestTime } of this.#bySymbol.values()) {
      if (newestTime > latest) latest = newestTime;
    }
    return (latest < -MAX_TIME ? MAX_TIME : latest) + LONGEST_LEAP_MS;
  }

  /** Begin `symbol` anew, in its place; whether there was a lane. */
  reset(symbol: string): boolean {
    if (!this.has(symbol)) return false;
    this.renew(symbol, () => undefined);
    return true;
  }

  /** The lane of `symbol`, if one was born. */
  of(symbol: string): GuardedLane | undefined {
    return this.#bySymbol.get(symbol);
  }

  /** Put a lane of `symbol` in the place of the one there is; `live` lets it come to where it stands. */
  renew(symbol: string, live: (lane: GuardedLane) => void): void {
    const before = this.#bySymbol.get(symbol);
    const terms = this.#book.of(symbol);
    const lane = new GuardedLane(symbol, { ...terms, isEnabled: true }, this.#passing);
    live(lane); // enabled until then: where bars are refused, it would live through none
    lane.standFor(symbol, terms);
    if (before !== undefined) this.#queue.drop(before);
    this.#bySymbol.set(symbol, lane);
    this.#touch(lane);
  }

  /** Take in the lane of `symbol`, which is at home nowhere else. */
  adopt(symbol: string, state: State, path: string = ''): void {
    if (this.#bySymbol.has(symbol)) throw new Error(`the lane of ${symbol} is here already`);
    this.#bySymbol.set(symbol, this.#born(symbol, state, path));
  }

  /** Give the lane of `symbol` up; its state, if there was one. */
  release(symbol: string): State | undefined {
    const lane = this.#bySymbol.get(symbol);
    this.drop(symbol);
    return lane?.snapshot();
  }

  /** The same, whatever it remembers. */
  drop(symbol: string): void {
    const lane = this.#bySymbol.get(symbol);
    if (lane !== undefined) this.#queue.drop(lane);
    this.#bySymbol.delete(symbol);
  }

  /** Let the lanes stand in the order of `symbols`, which are all that have one. */
  order(symbols: readonly string[]): void {
    for (const symbol of symbols) {
      const lane = this.#bySymbol.get(symbol)!;
      this.#bySymbol.delete(symbol);
      this.#bySymbol.set(symbol, lane);
    }
  }

  isDoor(lane: GuardedLane): boolean {
    return this.#doors.get(lane.design) === lane;
  }

  /** Have `visit` see each lane that is due by `now`, in order of symbol; the others know that it is. */
  advance(now: number, visit: (lane: GuardedLane) => void): void {
    const passing = this.#passing;
    if (now < passing.now) this.#catchUp();
    const due = this.#queue.take(now).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
    for (const lane of due) {
      this.#touch(lane);
      visit(lane);
    }
    passing.pass(now);
    for (const lane of due) lane.keepUp();
    this.#queue.settle();
  }

  /** Every lane hears of the time that has passed: what passes next is no more than that. */
  #catchUp(): void {
    for (const lane of this.#bySymbol.values()) {
      lane.catchUp();
      this.#touch(lane);
    }
  }

  /** Have `visit` end each lane, in order of symbol. */
  finish(visit: (lane: GuardedLane) => void): void {
    const lanes = [...this.#bySymbol.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
    for (const lane of lanes) {
      this.#touch(lane);
      visit(lane);
    }
  }

  /** Time that passes, and the epoch that is on. */
  get passing(): Passing {
    return this.#passing;
  }

  *snapshots(): Generator<{ readonly symbol: string; readonly lane: State }> {
    for (const [symbol, lane] of this.#bySymbol) yield { symbol, lane: lane.snapshot() };
  }
}
