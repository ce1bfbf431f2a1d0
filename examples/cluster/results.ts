import { type Client, clientOf, connected, type Endpoint } from './connection.js';
import { keysOf, partitions, readersOf } from './names.js';
import type { Entry } from './owned-partition.js';
import type { Stage } from './stage.js';

/** An output of a stage, and the stream that it stands on. */
export interface Output extends Entry {
  readonly stream: string;
}

/**
 * Reads what a stage says, from where the reader of that name stopped. `done` is to be called once
 * the outputs are where they belong: a reader that dies before gets them again, and knows them by `id`.
 */
export class Results {
  readonly #client: Client;
  readonly #name: string;
  readonly #streams: readonly string[];
  readonly #readIds = new Map<string, string>();

  constructor(
    endpoint: Endpoint,
    { stage, name }: { readonly stage: Stage; readonly name: string },
  ) {
    this.#client = clientOf(endpoint);
    this.#name = name;
    this.#streams = Array.from({ length: partitions }, (_, p) => keysOf(stage, p).output);
  }

  async begin(): Promise<void> {
    await connected(this.#client);
    for (const stream of this.#streams) {
      const id = (await this.#client.hGet(readersOf(stream), this.#name)) ?? '0-0';
      await this.#client.hSet(readersOf(stream), this.#name, id); // nothing is trimmed unread
      this.#readIds.set(stream, id);
    }
  }

  /** What came since; empty after `waitMs` without anything. */
  async next(waitMs = 1_000): Promise<Output[]> {
    const streams = this.#streams.map((key) => ({ key, id: this.#readIds.get(key)! }));
    const answer = await this.#client.xRead(streams, { COUNT: 500, BLOCK: waitMs });
    const read = (answer ?? []) as { name: string; messages: Entry[] }[];
    for (const { name, messages } of read) this.#readIds.set(name, messages.at(-1)!.id);
    return read.flatMap(({ name, messages }) =>
      messages.map((entry) => ({ ...entry, stream: name })),
    );
  }

  /** All that `next` gave is dealt with. */
  async done(outputs: readonly Output[]): Promise<void> {
    const last = new Map(outputs.map(({ stream, id }) => [stream, id]));
    const told = [...last].map(([key, id]) => this.#client.hSet(readersOf(key), this.#name, id));
    await Promise.all(told);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
