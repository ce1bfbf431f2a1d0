import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, clientOf, connected, type Endpoint, run } from './connection.js';
import { partitions, readersOf, workersKey } from './names.js';
import { type Entry, OwnedPartition, type Owner } from './owned-partition.js';
import { ownerOf } from './shares.js';
import type { Stage } from './stage.js';

export interface WorkerOptions {
  readonly endpoint: Endpoint;
  readonly stage: Stage;
  /** Of no other worker that ever lived. */
  readonly id: string;
  /** For how long a partition is another's after its owner was last heard of; default 3,000. */
  readonly leaseMs?: number;
  /** How long what was said may wait for its commit; default 100. */
  readonly commitMs?: number;
  /** Entries after which a commit does not wait; default 500. */
  readonly commitEntries?: number;
  /** Told what happens, in a line. */
  readonly log?: (line: string) => void;
}

/** Entries of a partition that are read at a time. */
const readCount = 100;
const trimEveryMs = 5_000;

/**
 * Owns a share of the partitions of a stage and works on them until it is told to stop. It holds
 * nothing that is not in Redis as well, so it may be killed at any point, or sleep for any time.
 */
export class Worker {
  readonly #stage: Stage;
  readonly #client: Client;
  readonly #by: Owner;
  readonly #commitMs: number;
  readonly #commitEntries: number;
  readonly #log: (line: string) => void;
  readonly #owned = new Map<number, OwnedPartition>();
  #isStopping = false;
  #beatAt = 0;
  #trimAt = 0;
  #committedAt = 0;

  constructor(options: WorkerOptions) {
    const { leaseMs = 3_000, commitMs = 100, commitEntries = 500 } = options;
    this.#stage = options.stage;
    this.#by = { id: options.id, leaseMs };
    this.#client = clientOf(options.endpoint, 2 * leaseMs);
    this.#commitMs = commitMs;
    this.#commitEntries = commitEntries;
    this.#log = options.log ?? (() => undefined);
  }

  /** Work until `stop`; what goes wrong with Redis is a reason to begin anew, not to end. */
  async run(): Promise<void> {
    await connected(this.#client);
    while (!this.#isStopping) {
      try {
        await this.#turn();
      } catch (error) {
        this.#log(`begins anew: ${(error as Error).message}`);
        this.#owned.clear(); // what was not committed is read again
        this.#beatAt = 0;
        await sleep(100);
      }
    }
    await this.#leave();
  }

  /** Finish what is in hand, hand it over, and resolve `run`. */
  stop(): void {
    this.#isStopping = true;
  }

  async #turn(): Promise<void> {
    if (performance.now() >= this.#beatAt) {
      this.#beatAt = performance.now() + this.#beatMs;
      await this.#settleShares();
    }
    if (this.#owned.size === 0) {
      await sleep(this.#beatMs / 2);
      return;
    }
    await this.#read();
    await this.#commitDue();
    if (performance.now() >= this.#trimAt) await this.#trim();
  }

  /** Four beats a lease or more: one that ran out is seen within .25 s. */
  get #beatMs(): number {
    return Math.min(this.#by.leaseMs / 4, 250);
  }

  async #settleShares(): Promise<void> {
    const { id, leaseMs } = this.#by;
    const lease = String(leaseMs);
    const beat = run(this.#client, 'beat', [workersKey(this.#stage)], [id, lease]);
    const kept = [...this.#owned.values()].map(async ({ p, keys }) => {
      if (await run(this.#client, 'renew', [keys.lease], [id, lease])) return;
      this.#lose(p, 'its lease ran out');
    });
    const [live] = await Promise.all([beat, ...kept]); // at once: none may fail with nobody waiting
    const workers = (live as Buffer[]).map(String);
    const others = [...this.#owned.keys()].filter((p) => ownerOf(p, workers) !== id);
    await Promise.all(others.map((p) => this.#give(p)));
    const wanted = Array.from({ length: partitions }, (_, p) => p).filter(
      (p) => !this.#owned.has(p) && ownerOf(p, workers) === id,
    );
    await Promise.all(wanted.map((p) => this.#take(p)));
  }

  async #take(p: number): Promise<void> {
    const taken = await OwnedPartition.take(this.#client, this.#stage, p, this.#by);
    if (taken === undefined) return; // its owner has not handed it over, or not died for long enough
    this.#owned.set(p, taken);
    this.#log(`takes ${p} from ${taken.readId}`);
  }

  /** Hand a partition over: all that was absorbed is committed, then the lease is free. */
  async #give(p: number): Promise<void> {
    const partition = this.#owned.get(p)!;
    const isCommitted = await partition.commit();
    this.#owned.delete(p);
    if (!isCommitted) return;
    await run(this.#client, 'release', [partition.keys.lease], [this.#by.id]);
    this.#log(`gives ${p} at ${partition.readId}`);
  }

  #lose(p: number, why: string): void {
    this.#owned.delete(p);
    this.#log(`loses ${p}: ${why}`);
  }

  async #read(): Promise<void> {
    const owned = [...this.#owned.values()];
    const byKey = new Map(owned.map((one) => [one.keys.input, one]));
    const streams = owned.map(({ keys, readId }) => ({ key: keys.input, id: readId }));
    const isDirty = owned.some(({ uncommitted }) => uncommitted > 0);
    const waitMs = isDirty
      ? Math.max(1, this.#committedAt + this.#commitMs - performance.now())
      : 100;
    const answer = await this.#client.xRead(streams, {
      COUNT: readCount,
      BLOCK: Math.ceil(Math.min(waitMs, 100)),
    });
    const read = (answer ?? []) as { name: string; messages: Entry[] }[];
    for (const { name, messages } of read) byKey.get(name)?.absorb(messages);
  }

  async #commitDue(): Promise<void> {
    const isTime = performance.now() >= this.#committedAt + this.#commitMs;
    const due = [...this.#owned.values()].filter(
      ({ uncommitted }) => uncommitted > 0 && (isTime || uncommitted >= this.#commitEntries),
    );
    if (isTime) this.#committedAt = performance.now();
    const done = await Promise.all(due.map((partition) => partition.commit()));
    due.forEach(({ p }, i) => {
      if (!done[i]) this.#lose(p, 'its commit was refused');
    });
  }

  async #trim(): Promise<void> {
    this.#trimAt = performance.now() + trimEveryMs;
    const streams = [...this.#owned.values()].flatMap(({ keys }) => [keys.input, keys.output]);
    await Promise.all(streams.map((key) => run(this.#client, 'trim', [key, readersOf(key)], [])));
  }

  async #leave(): Promise<void> {
    try {
      await Promise.all([...this.#owned.keys()].map((p) => this.#give(p)));
      await this.#client.zRem(workersKey(this.#stage), this.#by.id);
      await this.#client.close();
    } catch (error) {
      this.#log(`leaves without a word: ${(error as Error).message}`);
      this.#client.destroy();
    }
  }
}
