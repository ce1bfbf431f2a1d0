import {
  requireBoolean,
  requireInteger,
  requireKnownKeys,
  requireNumber,
  requireOneOf,
  requireRecord,
} from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';

/** What happens to an input that comes while the queue is full. */
export type Overflow = 'block' | 'dropOldest' | 'coalesceForming';

export interface StreamOptions {
  /** Inputs that may wait; 1 … 10,000,000. Default 10,000. */
  readonly maxQueue?: number;
  /**
   * `block` (default): the source is not asked for more until there is room. `dropOldest`: the input
   * that waited longest is dropped, and counted; a source that never waits, such as a list, is asked for
   * no more once a queue's length was dropped, until the next result is read. `coalesceForming`: a forming bar that waits is
   * replaced by the next bar of its symbol, and the source is asked for no more while the rest fills
   * the queue: no bar that is over is dropped.
   */
  readonly overflow?: Overflow;
  /**
   * At most one forming bar of each symbol in so many ms; the others are skipped, and counted. Bars
   * that are over always pass. Default 0: all of them.
   */
  readonly updateFrequencyMs?: number;
  /** The clock for that, in ms. */
  readonly now?: () => number;
  /** Go on only when what async listeners began is done: of `PipelineEvents`. Default false. */
  readonly awaitListeners?: boolean;
}

const noClock = (): number => Number.NaN;

/** @throws {ConfigError} naming the option and what is wrong with it */
export function streamOptions(given: StreamOptions): Required<StreamOptions> {
  const known = ['maxQueue', 'overflow', 'awaitListeners', 'updateFrequencyMs', 'now'];
  requireKnownKeys('', requireRecord('options', given), known);
  const { maxQueue = 10_000, overflow = 'block', awaitListeners = false } = given;
  const { updateFrequencyMs = 0, now = noClock } = given;
  requireNumber('updateFrequencyMs', updateFrequencyMs, 0);
  if (typeof now !== 'function' || (updateFrequencyMs > 0 && now === noClock)) {
    throw new ConfigError('now', 'a function, with updateFrequencyMs', given.now);
  }
  return {
    maxQueue: requireInteger('maxQueue', maxQueue, 1, 10_000_000),
    overflow: requireOneOf('overflow', overflow, ['block', 'dropOldest', 'coalesceForming']),
    awaitListeners: requireBoolean('awaitListeners', awaitListeners),
    updateFrequencyMs,
    now,
  };
}
