// Bytes by key. Two of them: in memory and in Redis; the same tests hold both.

export interface Store {
  /** What is kept of each of `names`; `undefined` for what is not there, or not any more. */
  getMany(kind: string, names: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /** All in one go, for `ttlMs`, which is the same whenever something of a kind is set. */
  setMany(kind: string, entries: readonly Named[], ttlMs: number): Promise<void>;
  /** Append to lists, of which the newest `most` are kept; all in one go. */
  appendMany(entries: readonly (readonly [...Named, most: number])[]): Promise<void>;
  list(name: string): Promise<Uint8Array[]>;
  /** Forget the list, and what is kept of each kind. */
  forget(kinds: readonly string[], name: string): Promise<void>;
  /** Bytes that are kept; NaN where only another process knows. */
  readonly bytes: number;
  close(): Promise<void>;
}

export type Named = readonly [name: string, value: Uint8Array];

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

  async getMany(kind: string, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return names.map((name) => this.#used(`${kind}:${name}`)?.parts[0]);
  }

  async setMany(kind: string, entries: readonly Named[], ttlMs: number): Promise<void> {
    const until = this.#now() + ttlMs;
    for (const [name, value] of entries) {
      const key = `${kind}:${name}`;
      this.#drop(key);
      this.#keep(key, { parts: [value], bytes: value.length, until });
    }
    this.#fit();
  }

  async appendMany(entries: readonly (readonly [...Named, number])[]): Promise<void> {
    for (const [name, value, most] of entries) {
      const entry = this.#used(name) ?? { parts: [], bytes: 0, until: Number.POSITIVE_INFINITY };
      this.#drop(name);
      entry.parts.push(value);
      entry.bytes += value.length;
      while (entry.parts.length > most) entry.bytes -= entry.parts.shift()!.length;
      this.#keep(name, entry);
    }
    this.#fit();
  }

  async list(name: string): Promise<Uint8Array[]> {
    return [...(this.#used(name)?.parts ?? [])];
  }

  async forget(kinds: readonly string[], name: string): Promise<void> {
    for (const key of [name, ...kinds.map((kind) => `${kind}:${name}`)]) this.#drop(key);
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
