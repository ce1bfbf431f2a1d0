// The cache in Redis: a hash of each kind, so that a second of all symbols is one command a kind. While
// Redis is away the cache is empty, and the service goes on.
import { RESP_TYPES } from 'redis';
import type { Appended, Named, Store } from '../cache/store.js';
import type { Client } from './client.js';

/** Before each value stands until when it is one, ms: the fields of a hash do not expire. */
const stampBytes = 8;

export class RedisStore implements Store {
  readonly bytes: number = Number.NaN;
  /** Commands that failed. */
  faults = 0;
  readonly #client: Client;
  /** The same, whose answers are bytes. */
  readonly #reader;
  readonly #prefix: string;

  /** @param prefix  of all keys, so that several services can share one Redis */
  constructor(client: Client, prefix: string) {
    this.#client = client;
    this.#reader = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    this.#prefix = prefix;
  }

  async getMany(kind: string, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    if (names.length === 0) return [];
    const none: (Buffer | null)[] = names.map(() => null);
    const found = await this.#tried(none, () =>
      this.#reader.hmGet(this.#prefix + kind, [...names]),
    );
    const now = Date.now();
    return found.map((value) =>
      value === null || value.readDoubleLE(0) <= now ? undefined : value.subarray(stampBytes),
    );
  }

  async setMany(kind: string, entries: readonly Named[], ttlMs: number): Promise<void> {
    if (entries.length === 0) return;
    const stamp = Buffer.alloc(stampBytes);
    stamp.writeDoubleLE(Date.now() + ttlMs);
    const fields = entries.flatMap(([name, value]) => [name, Buffer.concat([stamp, value])]);
    const key = this.#prefix + kind;
    await this.#tried(undefined, () =>
      this.#client.multi().hSet(key, fields).pExpire(key, ttlMs).exec(),
    );
  }

  async appendMany(entries: readonly Appended[], forgotten: readonly string[] = []): Promise<void> {
    if (entries.length + forgotten.length === 0) return;
    await this.#tried(undefined, () => {
      const all = this.#client.multi();
      for (const name of forgotten) all.del(this.#prefix + name);
      for (const [name, value, most] of entries) {
        all.rPush(this.#prefix + name, Buffer.from(value)).lTrim(this.#prefix + name, -most, -1);
      }
      return all.exec();
    });
  }

  list(name: string): Promise<readonly Uint8Array[]> {
    return this.#tried<Uint8Array[]>([], () => this.#reader.lRange(this.#prefix + name, 0, -1));
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }

  /** What Redis says, or `otherwise` where it says nothing. */
  async #tried<T>(otherwise: T, work: () => Promise<unknown>): Promise<T> {
    try {
      return (await work()) as T;
    } catch {
      this.faults += 1;
      return otherwise;
    }
  }
}
