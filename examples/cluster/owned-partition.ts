import { decodeBinary, encodeBinary, type Pipeline } from 'barwave';
import { type Client, run } from './connection.js';
import { keysOf, type PartitionKeys } from './names.js';
import { absorbed, pipelineOf, type Said, type Stage } from './stage.js';
import { counted, fromFields } from './wire.js';

/** An entry as a stream gives it. */
export interface Entry {
  readonly id: string;
  readonly message: Readonly<Record<string, string>>;
}

const beginning = '0-0';

/** A partition in the hands of this worker, from one epoch to the end of it. */
export class OwnedPartition {
  readonly p: number;
  readonly keys: PartitionKeys;
  readonly #client: Client;
  readonly #stage: Stage;
  readonly #epoch: string;
  readonly #pipeline: Pipeline;
  /** Up to where all is committed. */
  #committedId: string;
  /** Up to where entries are absorbed; reading goes on from here. */
  #readId: string;
  #entries: number;
  #said: Said[] = [];
  #uncommitted = 0;

  private constructor(client: Client, stage: Stage, p: number, taken: Taken) {
    this.#client = client;
    this.#stage = stage;
    this.p = p;
    this.keys = keysOf(stage, p);
    this.#epoch = taken.epoch;
    this.#pipeline = pipelineOf(stage);
    if (taken.snapshot !== undefined) this.#pipeline.restore(decodeBinary(taken.snapshot));
    this.#committedId = taken.lastId;
    this.#readId = taken.lastId;
    this.#entries = taken.entries;
  }

  /** Take partition `p` from where the last owner committed, unless another owns it. */
  static async take(client: Client, stage: Stage, p: number, by: Owner) {
    const { lease, epoch, state } = keysOf(stage, p);
    const answer = await run(client, 'take', [lease, epoch, state], [by.id, String(by.leaseMs)]);
    if (answer === null) return undefined;
    const [number, lastId, entries, snapshot] = answer as (Buffer | null)[];
    return new OwnedPartition(client, stage, p, {
      epoch: number!.toString(),
      lastId: lastId?.toString() ?? beginning,
      entries: Number(entries ?? 0),
      snapshot: snapshot ?? undefined,
    });
  }

  get readId(): string {
    return this.#readId;
  }

  /** Entries that were absorbed since the last commit. */
  get uncommitted(): number {
    return this.#uncommitted;
  }

  absorb(entries: readonly Entry[]): void {
    for (const { id, message } of entries) {
      this.#said.push(...absorbed(this.#pipeline, fromFields(message), this.#stage));
      this.#readId = id;
    }
    this.#uncommitted += entries.length;
    this.#entries += entries.length;
  }

  /**
   * Tell what was said, and how far all has come, in one piece. False if it was refused: another
   * owns the partition, or a commit whose answer was lost had succeeded. Then nothing of this counts.
   */
  async commit(): Promise<boolean> {
    if (this.#uncommitted === 0) return true;
    const streams = new Streams(this.keys);
    const outputs = this.#said.flatMap(({ closed, fields }) => [
      streams.placeOf(closed),
      ...counted(fields),
    ]);
    const snapshot = Buffer.from(encodeBinary(this.#pipeline.snapshot()));
    const answer = await run(
      this.#client,
      'commit',
      [this.keys.epoch, this.keys.state, this.keys.readers, ...streams.names],
      [
        ...[this.#epoch, this.#committedId, this.#readId, String(this.#entries), snapshot],
        ...[this.#stage.stage, ...outputs],
      ],
    );
    if (String(answer) !== 'done') return false;
    this.#committedId = this.#readId;
    this.#uncommitted = 0;
    this.#said = [];
    return true;
  }
}

export interface Owner {
  readonly id: string;
  readonly leaseMs: number;
}

interface Taken {
  readonly epoch: string;
  readonly lastId: string;
  readonly entries: number;
  readonly snapshot: Buffer | undefined;
}

/** The streams that a commit writes to, in the order in which they come up. */
class Streams {
  readonly names: string[] = [];
  readonly #keys: PartitionKeys;

  constructor(keys: PartitionKeys) {
    this.#keys = keys;
  }

  /** Among the script's keys, counted from 1: three come before. */
  placeOf(closed: string | undefined): string {
    const name = closed === undefined ? this.#keys.output : this.#keys.closed(closed);
    let at = this.names.indexOf(name);
    if (at < 0) at = this.names.push(name) - 1;
    return String(at + 4);
  }
}
