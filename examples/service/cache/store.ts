// Bytes by key. Two of them: in memory and in Redis; the same tests hold both.

export interface Store {
  /** `undefined` for what is not there, or not any more. */
  getMany(keys: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /** All in one go. A time to live in ms. */
  setMany(
    entries: readonly (readonly [key: string, value: Uint8Array, ttlMs: number])[],
  ): Promise<void>;
  /** Append to the list at `key`, of which the newest `most` are kept; all in one go. */
  appendMany(
    entries: readonly (readonly [key: string, value: Uint8Array, most: number])[],
  ): Promise<void>;
  list(key: string): Promise<Uint8Array[]>;
  delete(keys: readonly string[]): Promise<void>;
  /** Bytes that are kept; NaN where only another process knows. */
  readonly bytes: number;
  close(): Promise<void>;
}

interface Entry {
  readonly parts: Uint8Array[];
  bytes: number;
  until: number;
}

/** In memory: at most `maxBytes`; what was used least recently goes first. */
export class MemoryStore implements Store {
  /** In order of use, the oldest first. */
  readonly #entries = new Map<string, Entry>();
  readonly #maxBytes: number;
  readonly #now: () => number;
  bytes = 0;

  constructor(maxBytes: number, now: () => number) {
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  async getMany(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return keys.map((key) => this.#used(key)?.parts[0]);
  }

  async setMany(entries: readonly (readonly [string, Uint8Array, number])[]): Promise<void> {
    for (const [key, value, ttlMs] of entries) {
      this.#drop(key);
      this.#keep(key, { parts: [value], bytes: value.length, until: this.#now() + ttlMs });
    }
    this.#fit();
  }

  async appendMany(entries: readonly (readonly [string, Uint8Array, number])[]): Promise<void> {
    for (const [key, value, most] of entries) {
      const entry = this.#used(key) ?? { parts: [], bytes: 0, until: Number.POSITIVE_INFINITY };
      this.#drop(key);
      entry.parts.push(value);
      entry.bytes += value.length;
      while (entry.parts.length > most) entry.bytes -= entry.parts.shift()!.length;
      this.#keep(key, entry);
    }
    this.#fit();
  }

  async list(key: string): Promise<Uint8Array[]> {
    return [...(this.#used(key)?.parts ?? [])];
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#drop(key);
  }

  async close(): Promise<void> {
    this.#entries.clear();
    this.bytes = 0;
  }

  #used(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    if (entry.until <= this.#now()) {
      this.bytes -= entry.bytes;
      return undefined;
    }
    this.#entries.set(key, entry);
    return entry;
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.bytes += entry.bytes;
  }

  #drop(key: string): void {
    this.bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #fit(): void {
    for (const key of this.#entries.keys()) {
      if (this.bytes <= this.#maxBytes) return;
      this.#drop(key);
    }
  }
}
