import { requireInteger, requireKnownKeys, requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import type { PipelineFeed } from '../feed.js';
import type { Listener } from '../outputs/listeners.js';
import { PipelineEvents } from '../outputs/pipeline-events.js';
import type { ToldType } from '../outputs/told-event.js';
import type { PipelineResult } from '../result.js';
import { Answering } from './answering.js';
import { InputQueue } from './input-queue.js';
import { Queue } from './queue.js';
import { type StreamInput, type StreamItem, streamItem } from './stream-input.js';

export interface PipelineRunnerOptions {
  /** Inputs that may wait for `start`, and results that may wait for `getResult`. Default 10,000. */
  readonly maxQueue?: number;
  /** Resolves after so many ms: `setTimeout` of `node:timers/promises`. For timeouts of `getResult`. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * A pipeline between two queues: put points in, and fetch results. Points that come before `start`
 * wait for it; afterwards each is processed at once, in microseconds.
 *
 * Up to `maxQueue` results are kept until somebody fetches them; beyond that the oldest are
 * dropped, and counted. A `data_processed` callback gets all of them.
 *
 * @throws {ConfigError} if an option is no such option
 * @example
 * const runner = new PipelineRunner(new Pipeline({ base: '1m' }));
 * const heard: string[] = [];
 * runner.addCallback('data_processed', ({ code }) => heard.push(code));
 * runner.start();
 * runner.addDataPoint({ symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 }); // true
 * const result = await runner.getResult();
 * [result?.symbol, heard]; // ['X', ['accepted']]
 * runner.stop();
 */
export class PipelineRunner {
  readonly #told: PipelineEvents;
  readonly #answering: Answering;
  readonly #most: number;
  readonly #wait: PipelineRunnerOptions['wait'];
  /** Points that wait for `start`. */
  readonly #points: InputQueue;
  readonly #results = new Queue<PipelineResult>();
  readonly #fetching = new Set<(result: PipelineResult | undefined) => void>();
  #isRunning = false;
  #refused = 0;
  #droppedResults = 0;

  constructor(feed: PipelineFeed, options: PipelineRunnerOptions = {}) {
    requireKnownKeys('', requireRecord('options', options), ['maxQueue', 'wait']);
    const { maxQueue = 10_000, wait } = options;
    this.#most = requireInteger('maxQueue', maxQueue, 1, 10_000_000);
    const isOne = wait === undefined || typeof wait === 'function';
    if (!isOne) throw new ConfigError('wait', 'a function', wait);
    this.#wait = wait;
    this.#points = new InputQueue(this.#most, 'block');
    this.#told = feed instanceof PipelineEvents ? feed : new PipelineEvents(feed);
    this.#answering = new Answering(this.#told, false);
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Points that were refused, results that were dropped, and what waits. */
  get counts(): Readonly<Record<'refused' | 'droppedResults' | 'points' | 'results', number>> {
    const [points, results] = [this.#points.size, this.#results.size];
    return { refused: this.#refused, droppedResults: this.#droppedResults, points, results };
  }

  /** Process what waits, and from now on whatever comes. */
  start(): void {
    this.#isRunning = true;
    while (this.#isRunning) {
      const point = this.#points.take();
      if (point === undefined) return;
      this.#process(point);
    }
  }

  /** From now on points wait. Whoever waits for a result is told that there is none. */
  stop(): void {
    this.#isRunning = false;
    for (const resolve of this.#fetching) resolve(undefined);
    this.#fetching.clear();
  }

  /** Take in a bar, `{ forming: bar }` or `{ now }`; whether there was room for it. */
  addDataPoint(point: StreamInput): boolean {
    const item = streamItem(point);
    if (this.#isRunning) this.#process(item);
    else if (!this.#points.isFull) this.#points.add(item);
    else {
      this.#refused += 1;
      return false;
    }
    return true;
  }

  /**
   * The oldest result that nobody has fetched, or the next that there is.
   *
   * @param timeoutMs  how long to wait for one, then `undefined`; 0 for not at all. Default: until `stop`
   * @throws {ConfigError} if there is a time to wait and no `wait`
   */
  async getResult(timeoutMs?: number): Promise<PipelineResult | undefined> {
    const result = this.#results.take();
    if (result !== undefined || timeoutMs === 0 || !this.#isRunning) return result;
    const wait = this.#wait;
    if (timeoutMs !== undefined && wait === undefined) {
      throw new ConfigError('timeoutMs', '0 or left out, without options.wait', timeoutMs);
    }
    return new Promise((resolve) => {
      const giveUp = (): void => {
        if (this.#fetching.delete(resolve)) resolve(undefined);
      };
      if (timeoutMs !== undefined) wait!(timeoutMs).then(giveUp, giveUp);
      this.#fetching.add(resolve); // last: where `wait` throws, nobody waits
    });
  }

  /** Call `listener` with each result; returns what stops that. */
  addCallback(name: 'data_processed', listener: Listener<'result'>): () => void {
    return this.#told.addCallback(name, listener);
  }

  /** Call `listener` with each event of `type`; returns what stops that. */
  on<T extends ToldType>(type: T, listener: Listener<T>): () => void {
    return this.#told.on(type, listener);
  }

  #process(item: StreamItem): void {
    for (const result of this.#answering.answer(item)) this.#offer(result);
  }

  #offer(result: PipelineResult): void {
    for (const resolve of this.#fetching) {
      this.#fetching.delete(resolve);
      resolve(result);
      return;
    }
    if (this.#results.size === this.#most) {
      this.#results.take();
      this.#droppedResults += 1;
    }
    this.#results.add(result);
  }
}
