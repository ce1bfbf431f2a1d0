import { requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { fieldsOf } from '../../core/reading.js';
import type { Row } from '../../core/row.js';
import type { PipelineFeed } from '../feed.js';
import type { PipelineResult } from '../result.js';
import type { StageOutputs } from '../stage.js';
import { Answering } from './answering.js';
import { PipelineStream } from './pipeline-stream.js';
import { type StreamInput, streamItem } from './stream-input.js';
import { type StreamOptions, streamOptions } from './stream-options.js';

/**
 * The results for all inputs of a source, one after the other: `for await (const result of …)`. The
 * source is read ahead into a queue of bounded length; the option `overflow` says what a full queue
 * does.
 *
 * A decision that the portfolio step takes because time has passed is in no result: listen to
 * `decision` of `PipelineEvents`.
 *
 * @param feed     a pipeline, or what stands before one: `PipelineEvents`, `measured(…)`
 * @param source   base bars, `{ forming: bar }` for the one that is still forming, `{ now }` for the time
 * @param options  see `StreamOptions`
 * @throws {ConfigError} naming the option; while it is iterated, what the source throws, after the
 *   results of all that came before
 * @cost   the queue: two objects an input that waits
 * @example
 * import type { StreamInput } from 'barwave/pipeline';
 * const bar = { symbol: 'X', open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * async function* feed(): AsyncGenerator<StreamInput> {
 *   yield { ...bar, time: 0 };
 *   yield { forming: { ...bar, time: 60_000 } };
 *   yield { ...bar, time: 60_000 };
 * }
 * const results = stream(new Pipeline({ base: '1m' }), feed(), { maxQueue: 100 });
 * const said: string[] = [];
 * for await (const { bars } of results) said.push(bars[0]!.disposition);
 * said; // ['accepted', 'accepted', 'accepted']
 */
export function stream<R extends Row, S extends StageOutputs>(
  feed: PipelineFeed<R, S>,
  source: AsyncIterable<StreamInput> | Iterable<StreamInput>,
  options: StreamOptions = {},
): PipelineStream<R, S> {
  const of = fieldsOf(source);
  const ways = [of(Symbol.asyncIterator), of(Symbol.iterator)];
  if (!ways.some((way) => typeof way === 'function')) {
    throw new ConfigError('source', 'something to iterate over', source);
  }
  return new PipelineStream(feed, source, streamOptions(options));
}

/** What a `TransformStream` is made of. */
export interface PipelineTransformer {
  transform(
    input: StreamInput,
    controller: { enqueue(result: PipelineResult): void },
  ): Promise<void>;
}

/**
 * The same for streams of the platform: `bars.pipeThrough(new TransformStream(transformer(pipeline)))`.
 * Back-pressure is theirs.
 *
 * @throws {ConfigError} naming the option; if listeners are to be waited for, and there are none
 * @example
 * const { transform } = transformer(new Pipeline({ base: '1m' }));
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const told: string[] = [];
 * await transform(bar, { enqueue: ({ bars }) => told.push(bars[0]!.disposition) });
 * told; // ['accepted']
 */
export function transformer(
  feed: PipelineFeed,
  options: Pick<StreamOptions, 'awaitListeners'> = {},
): PipelineTransformer {
  requireKnownKeys('', requireRecord('options', options), ['awaitListeners']);
  const answering = new Answering(feed, streamOptions(options).awaitListeners);
  return {
    async transform(input, controller) {
      const results = answering.answer(streamItem(input));
      await answering.settled();
      for (const result of results) controller.enqueue(result);
    },
  };
}
