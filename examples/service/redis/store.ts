// The cache in Redis: a second of all symbols is one transaction a kind. What this process wrote it answers
// from its own memory; Redis is for what an earlier run has left and for whoever else reads. While Redis is
// away the service goes on without it.
import { setTimeout as wait } from 'node:timers/promises';
import { RESP_TYPES } from 'redis';
import { type Appended, MemoryStore, type Named } from '../cache/store.js';
import type { Client } from './client.js';

/** A tick waits no longer for a Redis that hangs, which is then left alone for a while, ms. */
const patienceMs = 500;
const pauseMs = 5000;
const silent = new Error('Redis says nothing');
const viewOf = (all: Uint8Array): Buffer => Buffer.from(all.buffer, all.byteOffset, all.length);

export class RedisStore extends MemoryStore {
  /** Commands that failed. */
  faults = 0;
  readonly #client: Client;
  /** The same, whose answers are bytes. */
  readonly #reader;
  readonly #prefix: string;
  #leftAloneUntil = 0;

  /**
   * @param prefix    of all keys, so that several services can share one Redis
   * @param maxBytes  of this process's own memory
   */
  constructor(client: Client, prefix: string, maxBytes: number) {
    super(maxBytes, Date.now, { noDeleteOnStaleGet: true });
    this.#client = client;
    this.#reader = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    this.#prefix = prefix;
  }

  override async getMany(kind: string, names: readonly string[]) {
    const near = await super.getMany(kind, names);
    const unknown = names.filter((name) => !this.#knows(`${kind}:${name}`));
    if (unknown.length === 0) return near;
    const keys = unknown.map((name) => `${this.#prefix}${kind}:${name}`);
    const far = await this.#tried<(Buffer | null)[]>([], () => this.#reader.mGet(keys));
    const found = new Map(unknown.map((name, i) => [name, far[i]]));
    return names.map((name, i) => near[i] ?? found.get(name) ?? undefined);
  }

  override async setMany(kind: string, entries: readonly Named[], ttlMs: number): Promise<void> {
    if (entries.length === 0) return;
    await super.setMany(kind, entries, ttlMs);
    const all = this.#client.multi();
    for (const [name, value] of entries) {
      all.set(`${this.#prefix}${kind}:${name}`, viewOf(value), { PX: ttlMs });
    }
    await this.#tried(undefined, () => all.exec());
  }

  override async appendMany(
    entries: readonly Appended[],
    forgotten: readonly string[] = [],
  ): Promise<void> {
    if (entries.length + forgotten.length === 0) return;
    // of a list that is not whole here, nothing is kept here
    const whole = entries.filter(([name]) => this.#knows(name) || forgotten.includes(name));
    await super.appendMany(whole, forgotten);
    const all = this.#client.multi();
    for (const name of forgotten) all.del(this.#prefix + name);
    for (const [name, value, most] of entries) {
      all.rPush(this.#prefix + name, viewOf(value)).lTrim(this.#prefix + name, -most, -1);
    }
    await this.#tried(undefined, () => all.exec());
  }

  override async list(name: string): Promise<readonly Uint8Array[]> {
    if (this.#knows(name)) return super.list(name);
    return this.#tried([], () => this.#reader.lRange(this.#prefix + name, 0, -1));
  }

  override async close(): Promise<void> {
    this.#client.destroy();
  }

  /** Whether it was written here, and is not forgotten: also what is too old by now. */
  #knows(key: string): boolean {
    return this.kept.peek(key, { allowStale: true }) !== undefined;
  }

  /** What Redis says, or `otherwise` where it says nothing. */
  async #tried<T>(otherwise: T, work: () => Promise<unknown>): Promise<T> {
    try {
      if (Date.now() < this.#leftAloneUntil) throw silent;
      const said = await Promise.race([work(), wait(patienceMs, silent, { ref: false })]);
      if (said !== silent) return said as T;
      this.#leftAloneUntil = Date.now() + pauseMs;
    } catch {}
    this.faults += 1;
    return otherwise;
  }
}
