import { ConfigError } from '../../core/errors.js';
import type { Row } from '../../core/row.js';
import type { PipelineFeed } from '../feed.js';
import { PipelineEvents } from '../outputs/pipeline-events.js';
import type { Advance, PipelineResult } from '../result.js';
import type { StageOutputs } from '../stage.js';
import type { StreamItem } from './stream-input.js';

/** Feeds inputs of a stream to a pipeline, and knows which of the results are provisional. */
export class Answering<R extends Row = Row, S extends StageOutputs = StageOutputs> {
  readonly #feed: PipelineFeed<R, S>;
  readonly #told: Pick<PipelineEvents, 'settled'> | undefined;
  readonly #forming = new WeakSet<PipelineResult>();

  /** @throws {ConfigError} if there are no listeners to wait for */
  constructor(feed: PipelineFeed<R, S>, awaitListeners: boolean) {
    this.#feed = feed;
    if (!awaitListeners) return;
    if (!(feed instanceof PipelineEvents)) {
      throw new ConfigError('awaitListeners', 'false without PipelineEvents', awaitListeners);
    }
    this.#told = feed;
  }

  isForming(result: PipelineResult): boolean {
    return this.#forming.has(result);
  }

  /** The results of `item`: one of a bar, one of each symbol in which time closes something. */
  answer(item: StreamItem): readonly PipelineResult<R, S>[] {
    const { results } = answerOf(this.#feed, item);
    if (item.kind === 'forming') for (const result of results) this.#forming.add(result);
    return results;
  }

  /** Resolves once listeners are done, where they are waited for. */
  async settled(): Promise<void> {
    await this.#told?.settled();
  }
}

/** What `feed` says to `item`; of a bar all that is decided is in its result. */
export function answerOf<R extends Row, S extends StageOutputs>(
  feed: PipelineFeed<R, S>,
  item: StreamItem,
): Advance<R, S> {
  if (item.kind === 'time') return feed.advance(item.now);
  const result = item.kind === 'bar' ? feed.update(item.bar) : feed.peek(item.bar);
  return { results: [result], decisions: [] };
}
