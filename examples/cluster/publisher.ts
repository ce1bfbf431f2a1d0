import { partitionOf } from 'barwave/parallel';
import { type Client, clientOf, connected, type Endpoint, run } from './connection.js';
import { barsName, keyOf, partitions } from './names.js';
import { counted, type Input, toFields } from './wire.js';

/** Entries that go out together. */
const batchEntries = 100;
/** After which a batch goes out although it is not full. */
const batchMs = 100;
/** Entries that may wait for Redis before `publish` waits too. */
const mostWaiting = 2_000;

interface Waiting {
  readonly key: string;
  readonly place: number;
  readonly fields: Record<string, string>;
}

/**
 * Puts bars into their partitions, in batches of 100 or .1 s. An entry's id is its place in its
 * partition: sent again, because the answer was lost, it is passed over. So a bar is in the stream
 * once, whatever happens on the way, as long as a partition has one publisher.
 */
export class Publisher {
  readonly #client: Client;
  readonly #places: number[] = [];
  /** Places that are in the streams from before: what is published up to there is known. */
  readonly #known: number[] = [];
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;

  constructor(endpoint: Endpoint) {
    this.#client = clientOf(endpoint);
  }

  /** Connect, and find out how far an earlier publisher came: the source is told from its start. */
  async begin(): Promise<void> {
    await connected(this.#client);
    for (let p = 0; p < partitions; p++) {
      this.#places[p] = 0;
      this.#known[p] = await this.#lastPlace(keyOf(barsName, p));
    }
  }

  async #lastPlace(key: string): Promise<number> {
    if ((await this.#client.exists(key)) === 0) return 0;
    const { 'last-generated-id': id } = await this.#client.xInfoStream(key);
    return Number(String(id).split('-')[0]);
  }

  /** A bar goes to the partition of its symbol, the time to all that had bars. */
  async publish(input: Input): Promise<void> {
    if ('bar' in input) this.#put(partitionOf(input.bar.symbol, partitions), input);
    else for (const [p, place] of this.#places.entries()) if (place > 0) this.#put(p, input);
    this.#timer ??= setTimeout(() => void this.flush(), batchMs);
    if (this.#waiting.length >= batchEntries) void this.flush();
    if (this.#waiting.length >= mostWaiting) await this.flush();
  }

  #put(p: number, input: Input): void {
    this.#places[p]! += 1;
    const place = this.#places[p]!;
    if (place <= this.#known[p]!) return;
    this.#waiting.push({ key: keyOf(barsName, p), place, fields: toFields(input) });
  }

  /** All that was published is in Redis when this resolves. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing ??= this.#send().finally(() => {
      this.#flushing = undefined;
    });
    await this.#flushing;
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchEntries);
      const keys = [...new Set(batch.map(({ key }) => key))];
      const of = (key: string): Waiting[] => batch.filter((one) => one.key === key);
      const sent = await Promise.allSettled(keys.map((key) => this.#add(key, of(key))));
      const failed = new Set(keys.filter((_, i) => sent[i]!.status === 'rejected'));
      const lost = batch.filter(({ key }) => failed.has(key));
      this.#waiting.splice(0, batch.length, ...lost); // order is kept, within each partition too
      if (lost.length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #add(key: string, entries: readonly Waiting[]): Promise<void> {
    const texts = entries.flatMap(({ fields }) => counted(fields));
    await run(this.#client, 'put', [key], [String(entries[0]!.place), ...texts]);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.#client.close();
  }
}
