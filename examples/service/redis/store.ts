// The cache in Redis: a hash of each kind, so that a second of all symbols is one command a kind. While
// Redis is away the cache is empty, and the service goes on.
import { RESP_TYPES } from 'redis';
import type { Named, Store } from '../cache/store.js';
import { type Client, clientFor } from './client.js';

/** Before each value stands until when it is one, ms: the fields of a hash do not expire. */
const stampBytes = 8;

export class RedisStore implements Store {
  readonly bytes: number = Number.NaN;
  /** Commands that failed. */
  faults = 0;
  readonly #client: Client;
  readonly #prefix: string;

  private constructor(client: Client, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  /** @param prefix  of all keys, so that several services can share one Redis */
  static async open(
    url: string,
    prefix: string,
    onError: (error: Error) => void,
  ): Promise<RedisStore> {
    const client = clientFor(url, onError);
    await client.connect();
    return new RedisStore(client, prefix);
  }

  async getMany(kind: string, names: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    if (names.length === 0) return [];
    const none: (Buffer | null)[] = names.map(() => null);
    const found = await this.#tried(none, () =>
      this.#bytes().hmGet(this.#prefix + kind, [...names]),
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

  async appendMany(entries: readonly (readonly [...Named, number])[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#tried(undefined, () => {
      const all = this.#client.multi();
      for (const [name, value, most] of entries) {
        all.rPush(this.#prefix + name, Buffer.from(value)).lTrim(this.#prefix + name, -most, -1);
      }
      return all.exec();
    });
  }

  list(name: string): Promise<Uint8Array[]> {
    return this.#tried<Uint8Array[]>([], () => this.#bytes().lRange(this.#prefix + name, 0, -1));
  }

  async forget(kinds: readonly string[], name: string): Promise<void> {
    await this.#tried(undefined, () => {
      const all = this.#client.multi().del(this.#prefix + name);
      for (const kind of kinds) all.hDel(this.#prefix + kind, name);
      return all.exec();
    });
  }

  async close(): Promise<void> {
    this.#client.destroy();
  }

  #bytes() {
    return this.#client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
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
