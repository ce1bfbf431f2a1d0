import type { StreamItem } from './stream-input.js';
import type { Overflow } from './stream-options.js';

interface Entry {
  /** `undefined` once it was replaced. */
  item: StreamItem | undefined;
  next: Entry | undefined;
}

/** Inputs that wait, oldest first. Forming bars can be replaced where they stand. */
export class InputQueue {
  readonly #most: number;
  readonly #overflow: Overflow;
  #first: Entry | undefined;
  #last: Entry | undefined;
  #size = 0;
  /** By symbol, where the last that waits of it is forming. */
  readonly #forming = new Map<string, Entry>();
  dropped = 0;
  coalesced = 0;

  constructor(most: number, overflow: Overflow) {
    this.#most = most;
    this.#overflow = overflow;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether the source is to be asked for no more. */
  get isFull(): boolean {
    return this.#size >= this.#most && this.#overflow !== 'dropOldest';
  }

  add(item: StreamItem): void {
    if (this.#overflow === 'coalesceForming') this.#replaceForming(item);
    if (this.#size >= this.#most && this.#overflow === 'dropOldest') {
      this.take();
      this.dropped += 1;
    }
    const entry: Entry = { item, next: undefined };
    if (this.#last === undefined) this.#first = entry;
    else this.#last.next = entry;
    this.#last = entry;
    this.#size += 1;
    if (item.kind === 'forming' && item.symbol !== undefined) this.#forming.set(item.symbol, entry);
  }

  take(): StreamItem | undefined {
    while (this.#first !== undefined) {
      const entry = this.#first;
      this.#first = entry.next;
      if (this.#first === undefined) this.#last = undefined;
      const { item } = entry;
      if (item === undefined) continue;
      this.#size -= 1;
      if (item.kind === 'forming') this.#forget(item.symbol, entry);
      return item;
    }
    return undefined;
  }

  /** The forming bar of the same symbol says no more than `item`, which comes after it. */
  #replaceForming(item: StreamItem): void {
    if (item.kind === 'time' || item.symbol === undefined) return;
    const stale = this.#forming.get(item.symbol);
    if (stale === undefined) return;
    stale.item = undefined;
    this.#size -= 1;
    this.coalesced += 1;
    this.#forming.delete(item.symbol);
  }

  #forget(symbol: string | undefined, entry: Entry): void {
    if (symbol !== undefined && this.#forming.get(symbol) === entry) this.#forming.delete(symbol);
  }
}
