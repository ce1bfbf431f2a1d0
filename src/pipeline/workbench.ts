import type { Holdings } from '../core/holdings.js';
import { type Shelf, shelfLike } from '../core/shelf.js';
import type { Memory } from './memory.js';

/** Who has a memory of its own, or one at which others work too. */
export interface Seat {
  /** As it was left last; to be used at once, for the next to ask may be another. */
  readonly memory: Memory;
}

/**
 * One memory at which the tracks of all symbols work in turn. What a track remembers are numbers on a
 * shelf, and while it has its turn, in the operators: a thousand symbols are a thousand arrays and
 * one set of operators, which stays in the processor's cache.
 */
export class Workbench {
  readonly #memory: Memory;
  readonly #holdings: Holdings;
  readonly #fresh: Shelf;
  /** Of whom has its turn. */
  #shelf: Shelf | undefined;

  /** @param memory  one without memories, of built-in code alone: it is nobody's but the bench's */
  constructor(memory: Memory) {
    this.#memory = memory;
    this.#holdings = memory.holdings!;
    this.#fresh = this.#holdings.copy();
  }

  /** A place for one without memories. */
  seat(): Seat {
    return new BenchSeat(this, shelfLike(this.#fresh));
  }

  /** The memory, as the one with this shelf left it. */
  turnOf(shelf: Shelf): Memory {
    if (this.#shelf === shelf) return this.#memory;
    if (this.#shelf !== undefined) this.#holdings.store(this.#shelf);
    this.#holdings.fetch(shelf);
    this.#shelf = shelf;
    return this.#memory;
  }
}

/** The shelf itself, so that less has to be looked up at each turn. */
class BenchSeat implements Seat, Shelf {
  readonly numbers: Float64Array;
  readonly windows: readonly Float64Array[];
  readonly #bench: Workbench;

  constructor(bench: Workbench, { numbers, windows }: Shelf) {
    this.numbers = numbers;
    this.windows = windows;
    this.#bench = bench;
  }

  get memory(): Memory {
    return this.#bench.turnOf(this);
  }
}
