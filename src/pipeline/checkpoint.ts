import type { ClosedBar } from '../bars/bar.js';
import { closedBarWidth, packClosedBar, unpackClosedBar } from './closed-bar-state.js';
import type { Memory } from './memory.js';
import type { MemoryCopy } from './memory-copy.js';

/** Bars between two copies: a copy costs as much as some bars, and so does each bar to go back. */
export const mostBarsBack = 40;

/**
 * The way back to before the newest bar: a copy of a memory as it was some bars ago, and the bars
 * that it has absorbed since. Going back is rare, so it is made of little that costs at every bar.
 */
export class Checkpoint {
  readonly #fresh: MemoryCopy;
  #copy: MemoryCopy;
  readonly #bars = new Float64Array(mostBarsBack * closedBarWidth);
  #count = 0;

  /** @param fresh  a copy of a memory without memories, which all that begin share */
  constructor(fresh: MemoryCopy) {
    this.#fresh = fresh;
    this.#copy = fresh;
  }

  /** `memory` is about to absorb `bar`. */
  note(bar: ClosedBar, memory: Memory): void {
    if (this.#count === mostBarsBack) this.renew(memory);
    packClosedBar(bar, this.#bars, this.#count * closedBarWidth);
    this.#count += 1;
  }

  /** Go back to here, to how `memory` is now. */
  renew(memory: Memory): void {
    this.#count = 0;
    if (memory.count === 0) this.#copy = this.#fresh;
    else this.#copy = memory.copy(this.#copy === this.#fresh ? undefined : this.#copy);
  }

  /** Make `memory`, which may be any of this design, what it was before the newest bar. */
  goBack(memory: Memory): void {
    memory.become(this.#copy);
    for (let i = 0; i < this.#count - 1; i++) {
      memory.run(unpackClosedBar(this.#bars, i * closedBarWidth), true);
    }
  }
}
