// Bytes by key, in memory. The store in Redis is one of these with Redis behind it.
import { LRUCache } from 'lru-cache';

export type Named = readonly [name: string, value: Uint8Array];
export type Appended = readonly [...Named, most: number];

/** In memory: at most `maxBytes`; what was used least recently goes first. */
export class MemoryStore {
  protected readonly kept: LRUCache<string, readonly Uint8Array[]>;

  constructor(maxBytes: number, now: () => number, more: { noDeleteOnStaleGet?: boolean } = {}) {
    const sizeCalculation = (parts: readonly Uint8Array[]): number =>
      parts.reduce((sum, { length }) => sum + length, 0) || 1;
    const options = { maxSize: maxBytes, sizeCalculation, perf: { now }, ttlResolution: 0 };
    this.kept = new LRUCache({ ...options, ...more });
  }

  /** Bytes that are kept in this process. */
  get bytes(): number {
    return this.kept.calculatedSize;
  }

  /** What is kept of each of `names`; `undefined` for what is not there, or not any more. */
  async getMany(kind: string, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return names.map((name) => this.kept.get(`${kind}:${name}`)?.[0]);
  }

  /** All in one go, for `ttl` ms, which is the same whenever something of a kind is set. */
  async setMany(kind: string, entries: readonly Named[], ttl: number): Promise<void> {
    for (const [name, value] of entries) this.kept.set(`${kind}:${name}`, [value], { ttl });
  }

  /** Forget lists, then append to lists, of which the newest `most` are kept; all in one go. */
  async appendMany(entries: readonly Appended[], forgotten: readonly string[] = []): Promise<void> {
    for (const name of forgotten) this.kept.set(name, []);
    for (const [name, value, most] of entries) {
      this.kept.set(name, [...(this.kept.get(name) ?? []), value].slice(-most));
    }
  }

  async list(name: string): Promise<readonly Uint8Array[]> {
    return this.kept.get(name) ?? [];
  }

  async close(): Promise<void> {
    this.kept.clear();
  }
}
