import type { State } from '../core/state.js';
import { DueQueue } from './due-queue.js';
import { Lane } from './lane.js';
import type { LaneDesign } from './lane-design.js';
import { lanesIn } from './parts.js';
import { Passing } from './passing.js';
import type { SymbolBook } from './symbol-book.js';

/**
 * The lanes by symbol. One is born by the first bar of its symbol that may stay; until then the
 * symbol is judged by a door, a lane that never had a bar, one for all symbols of a design.
 */
export class Lanes {
  readonly #book: SymbolBook;
  readonly #most: number;
  readonly #bySymbol: Map<string, Lane>;
  readonly #doors = new Map<LaneDesign, Lane>();
  readonly #queue = new DueQueue<Lane>();
  readonly #passing = new Passing();

  /** @param states  of lanes to go on with, each with its symbol */
  constructor(book: SymbolBook, most: number, states: Iterable<State> = []) {
    this.#book = book;
    this.#most = most;
    this.#bySymbol = lanesIn(states, most, (symbol) => this.#born(symbol));
  }

  get size(): number {
    return this.#bySymbol.size;
  }

  /** In the order in which they came. */
  get symbols(): readonly string[] {
    return [...this.#bySymbol.keys()];
  }

  /** The lane of `symbol`, or the door as if it were that; none if there is no place for it. */
  find(symbol: string): Lane | undefined {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined || this.#bySymbol.size >= this.#most) return known;
    const terms = this.#book.of(symbol);
    let door = this.#doors.get(terms.design);
    if (door === undefined) {
      door = new Lane(symbol, terms);
      this.#doors.set(terms.design, door);
    }
    door.standFor(symbol, terms);
    return door;
  }

  /** The same for a bar that is to be absorbed: a first one that may stay makes a lane. */
  admit(symbol: string, bar: unknown): Lane | undefined {
    const found = this.find(symbol);
    if (found === undefined) return undefined;
    if (!this.isDoor(found)) {
      this.#queue.touch(found);
      return found;
    }
    if (!found.admits(bar)) return found;
    const lane = this.#born(symbol);
    this.#bySymbol.set(symbol, lane);
    return lane;
  }

  #born(symbol: string): Lane {
    const lane = new Lane(symbol, this.#book.of(symbol), this.#passing);
    this.#queue.touch(lane);
    return lane;
  }

  /** Take in the lane of `symbol`, which is at home nowhere else. */
  adopt(symbol: string, state: State): void {
    if (this.#bySymbol.has(symbol)) throw new Error(`the lane of ${symbol} is here already`);
    const lane = this.#born(symbol);
    lane.restore(state, '');
    this.#bySymbol.set(symbol, lane);
  }

  /** Give the lane of `symbol` up; its state, if there was one. */
  release(symbol: string): State | undefined {
    const lane = this.#bySymbol.get(symbol);
    if (lane === undefined) return undefined;
    this.#bySymbol.delete(symbol);
    this.#queue.drop(lane);
    return lane.snapshot();
  }

  isDoor(lane: Lane): boolean {
    return this.#doors.get(lane.design) === lane;
  }

  /** Have `visit` see each lane that is due by `now`, in order of symbol; the others know that it is. */
  advance(now: number, visit: (lane: Lane) => void): void {
    const passing = this.#passing;
    if (now < passing.now) for (const lane of this.#bySymbol.values()) lane.catchUp();
    const due = this.#queue.take(now).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
    for (const lane of due) visit(lane);
    passing.pass(now);
    for (const lane of due) lane.keepUp();
    this.#queue.settle();
  }

  *snapshots(): Generator<{ readonly symbol: string; readonly lane: State }> {
    for (const [symbol, lane] of this.#bySymbol) yield { symbol, lane: lane.snapshot() };
  }
}
