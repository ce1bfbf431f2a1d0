// Redis as cache and bus. The client sends what is asked for in one turn of the event loop in one
// write, so the commands of a second travel together. While Redis is away the cache is empty and the
// bus is silent; the service goes on, and both come back by themselves.
import { createClient, RESP_TYPES } from 'redis';
import type { Bus, Message } from './bus/bus.js';
import type { Store } from './cache/store.js';

const channel = 'barwave';
/** Messages that wait for an answer of Redis; further ones are left out. */
const mostWaiting = 1000;

function clientFor(url: string, onError: (error: Error) => void) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 5000,
    socket: {
      connectTimeout: 2000,
      socketTimeout: 20_000,
      reconnectStrategy: (tries) => Math.min(100 * tries, 2000),
    },
  });
  client.on('error', onError);
  return client;
}

export class RedisStore implements Store {
  readonly bytes: number = Number.NaN;
  /** Commands that failed. */
  faults = 0;
  readonly #client: ReturnType<typeof clientFor>;
  readonly #prefix: string;

  private constructor(client: ReturnType<typeof clientFor>, prefix: string) {
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

  async getMany(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    if (keys.length === 0) return [];
    const none = keys.map(() => undefined);
    const found = await this.#tried<(Buffer | null)[] | undefined[]>(none, () =>
      this.#bytes().mGet(keys.map((key) => this.#prefix + key)),
    );
    return found.map((value) => value ?? undefined);
  }

  async setMany(entries: readonly (readonly [string, Uint8Array, number])[]): Promise<void> {
    await this.#tried(undefined, () =>
      Promise.all(
        entries.map(([key, value, ttlMs]) =>
          this.#client.set(this.#prefix + key, Buffer.from(value), {
            expiration: { type: 'PX', value: ttlMs },
          }),
        ),
      ),
    );
  }

  async appendMany(entries: readonly (readonly [string, Uint8Array, number])[]): Promise<void> {
    await this.#tried(undefined, () =>
      Promise.all(
        entries.map(([key, value, most]) =>
          this.#client
            .multi()
            .rPush(this.#prefix + key, Buffer.from(value))
            .lTrim(this.#prefix + key, -most, -1)
            .exec(),
        ),
      ),
    );
  }

  list(key: string): Promise<Uint8Array[]> {
    return this.#tried<Uint8Array[]>([], () => this.#bytes().lRange(this.#prefix + key, 0, -1));
  }

  async delete(keys: readonly string[]): Promise<void> {
    await this.#tried(0, () => this.#client.del(keys.map((key) => this.#prefix + key)));
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

export class RedisBus implements Bus {
  readonly #publisher: ReturnType<typeof clientFor>;
  readonly #subscriber: ReturnType<typeof clientFor>;
  readonly #listeners = new Set<(message: Message) => void>();
  readonly #waiting = new Set<Promise<unknown>>();

  private constructor(url: string, onError: (error: Error) => void) {
    this.#publisher = clientFor(url, onError);
    this.#subscriber = clientFor(url, onError);
  }

  static async open(url: string, onError: (error: Error) => void): Promise<RedisBus> {
    const bus = new RedisBus(url, onError);
    await bus.#publisher.connect();
    await bus.#subscriber.connect();
    await bus.#subscriber.subscribe(channel, (text) => {
      const message = JSON.parse(text) as Message;
      for (const listener of bus.#listeners) listener(message);
    });
    return bus;
  }

  publish(message: Message): void {
    if (this.#waiting.size >= mostWaiting) return;
    const sent: Promise<unknown> = this.#publisher
      .publish(channel, JSON.stringify(message))
      .catch(() => undefined)
      .finally(() => this.#waiting.delete(sent));
    this.#waiting.add(sent);
  }

  subscribe(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  async close(): Promise<void> {
    this.#publisher.destroy();
    this.#subscriber.destroy();
  }
}
