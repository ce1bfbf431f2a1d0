import { numberIn } from '../../core/reading.js';
import type { StreamItem } from './stream-input.js';
import type { StreamOptions } from './stream-options.js';

/** Lets one forming bar of each symbol pass per interval, and everything else. */
export class Pace {
  readonly #intervalMs: number;
  readonly #now: () => number;
  readonly #passedAt = new Map<string | undefined, number>();
  skipped = 0;

  constructor({
    updateFrequencyMs,
    now,
  }: Pick<Required<StreamOptions>, 'updateFrequencyMs' | 'now'>) {
    this.#intervalMs = updateFrequencyMs;
    this.#now = now;
  }

  admits(item: StreamItem): boolean {
    if (this.#intervalMs === 0 || item.kind !== 'forming') return true;
    const now = this.#time();
    const since = now - (this.#passedAt.get(item.symbol) ?? Number.NEGATIVE_INFINITY);
    // A clock that went back, or says nothing, does not keep a symbol silent.
    if (since >= 0 && since < this.#intervalMs) {
      this.skipped += 1;
      return false;
    }
    this.#passedAt.set(item.symbol, now);
    return true;
  }

  /** NaN of a clock that throws, or says no number: it is the caller's. */
  #time(): number {
    try {
      return numberIn(this.#now());
    } catch {
      return Number.NaN;
    }
  }
}
