import { type Place, Queue } from './queue.js';
import type { StreamItem } from './stream-input.js';
import type { Overflow } from './stream-options.js';

/** Inputs that wait, oldest first; what a full queue means for the next says `overflow`. */
export class InputQueue {
  readonly #most: number;
  readonly #overflow: Overflow;
  readonly #waiting = new Queue<StreamItem>();
  /** With `coalesceForming`: where the one forming bar of a symbol is that waits, by symbol. */
  readonly #forming = new Map<string | undefined, Place<StreamItem>>();
  dropped = 0;
  coalesced = 0;

  constructor(most: number, overflow: Overflow) {
    this.#most = most;
    this.#overflow = overflow;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Whether the source is to be asked for no more. */
  get isFull(): boolean {
    return this.size >= this.#most && this.#overflow !== 'dropOldest';
  }

  add(item: StreamItem): void {
    if (this.size >= this.#most && this.#overflow === 'dropOldest') {
      this.take();
      this.dropped += 1;
    }
    if (this.#overflow === 'coalesceForming') this.#coalesce(item);
    else this.#waiting.add(item);
  }

  take(): StreamItem | undefined {
    const item = this.#waiting.take();
    if (item?.kind === 'forming') this.#forming.delete(item.symbol);
    return item;
  }

  /** Add `item`; the forming bar of its symbol that waits before it says no more than it does. */
  #coalesce(item: StreamItem): void {
    const symbol = item.kind === 'time' ? undefined : item.symbol;
    const stale = this.#forming.get(symbol);
    if (stale !== undefined) {
      this.#waiting.remove(stale);
      this.#forming.delete(symbol);
      this.coalesced += 1;
    }
    const place = this.#waiting.add(item);
    if (item.kind === 'forming' && symbol !== undefined) this.#forming.set(symbol, place);
  }
}
