import type { Row } from '../../core/row.js';
import type { PipelineFeed } from '../feed.js';
import type { PipelineResult } from '../result.js';
import type { StageOutputs } from '../stage.js';
import { Answering } from './answering.js';
import { Hurry } from './hurry.js';
import { InputQueue } from './input-queue.js';
import { Pace } from './pace.js';
import { type StreamInput, streamItem } from './stream-input.js';
import type { StreamOptions } from './stream-options.js';

/** What became of inputs: received = dropped + coalesced + skipped + answered + waiting. */
export interface StreamCounts {
  readonly received: number;
  /** Pushed out of a full queue, by `dropOldest`. */
  readonly dropped: number;
  /** Forming bars that a later bar of their symbol replaced before they were looked at. */
  readonly coalesced: number;
  /** Forming bars that came too soon after the one before, by `updateFrequencyMs`. */
  readonly skipped: number;
  /** Fed to the pipeline. */
  readonly answered: number;
  /** In the queue. */
  readonly waiting: number;
}

/** Results of the inputs of a source, in their order. Iterate over it once. */
export class PipelineStream<R extends Row = Row, S extends StageOutputs = StageOutputs>
  implements AsyncIterable<PipelineResult<R, S>>
{
  readonly #source: AsyncIterable<StreamInput> | Iterable<StreamInput>;
  readonly #queue: InputQueue;
  readonly #answering: Answering<R, S>;
  readonly #pace: Pace;
  readonly #hurry: Hurry;
  #received = 0;
  #answered = 0;
  #isOver = false;
  /** What the source threw, once it has. */
  #failure: { readonly error: unknown } | undefined;
  /** Wakes whoever waits: for room, or for an input. */
  #wake: () => void = () => {};

  constructor(
    feed: PipelineFeed<R, S>,
    source: AsyncIterable<StreamInput> | Iterable<StreamInput>,
    options: Required<StreamOptions>,
  ) {
    this.#source = source;
    this.#queue = new InputQueue(options.maxQueue, options.overflow);
    this.#answering = new Answering(feed, options.awaitListeners);
    this.#pace = new Pace(options);
    this.#hurry = new Hurry(options.maxQueue);
  }

  get counts(): StreamCounts {
    const { dropped, coalesced, size: waiting } = this.#queue;
    const [received, answered] = [this.#received, this.#answered];
    return { received, dropped, coalesced, skipped: this.#pace.skipped, answered, waiting };
  }

  /** Whether a result of this stream is that of a forming bar, which may come again. */
  isForming(result: PipelineResult): boolean {
    return this.#answering.isForming(result);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<PipelineResult<R, S>, void, undefined> {
    const inputs = inputsOf(this.#source);
    void this.#read(inputs); // ends by itself, and rejects never
    try {
      for (;;) {
        const item = this.#queue.take();
        if (item !== undefined) {
          this.#answered += 1;
          this.#wake();
          const results = this.#answering.answer(item);
          await this.#answering.settled();
          yield* results;
        } else if (this.#isOver) break;
        else await this.#woken();
      }
      if (this.#failure !== undefined) throw this.#failure.error;
    } finally {
      this.#isOver = true;
      this.#wake();
      leave(inputs);
    }
  }

  /** Read the source into the queue, as long as there is room. */
  async #read(inputs: Inputs): Promise<void> {
    try {
      while (!this.#isOver) {
        const next = await this.#hurry.watch(inputs.next());
        if (next.done || this.#isOver) break;
        this.#received += 1;
        const item = streamItem(next.value);
        if (!this.#pace.admits(item)) continue;
        this.#queue.add(item);
        this.#wake();
        while (this.#hasToWait && !this.#isOver) await this.#woken();
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#isOver = true;
    this.#wake();
  }

  /** Whether the source is to be asked for no more, for now. */
  get #hasToWait(): boolean {
    const { isFull, dropped } = this.#queue;
    return isFull || this.#hurry.isTurnDue(dropped, this.#answered);
  }

  #woken(): Promise<void> {
    const before = this.#wake;
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = () => {};
        before();
        resolve();
      };
    });
  }
}

type Inputs = AsyncIterator<StreamInput> | Iterator<StreamInput>;

function inputsOf(source: AsyncIterable<StreamInput> | Iterable<StreamInput>): Inputs {
  return Symbol.asyncIterator in source
    ? source[Symbol.asyncIterator]()
    : source[Symbol.iterator]();
}

/** Tell a source that nobody reads on. It may be waiting for its next input: nobody waits for it. */
function leave(inputs: Inputs): void {
  try {
    Promise.resolve(inputs.return?.()).catch(() => {});
  } catch {
    // What a source throws when it is left concerns nobody any more.
  }
}
