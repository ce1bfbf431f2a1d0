import type { Bar, SymbolBar } from '../../bars/bar.js';
import { requireOneOf } from '../../core/arguments.js';
import type { Row } from '../../core/row.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { PipelineFeed } from '../feed.js';
import type { Advance, PipelineResult } from '../result.js';
import type { StageOutputs } from '../stage.js';
import { type Listener, Listeners } from './listeners.js';
import { Teller } from './teller.js';
import type { ToldType } from './told-event.js';
import { toldAlert } from './told-of.js';

/** What `addCallback` calls the events. */
const callbackNames = { __proto__: null, data_processed: 'result' } as const;

/**
 * A pipeline with events. Feed the pipeline through it, and listeners hear of each signal, gap,
 * fault and so on, by type. The results are the pipeline's own, bit for bit, whoever listens and
 * whatever is thrown.
 *
 * A listener may be async: only `settled()` waits for it. A listener that throws, rejects, or feeds
 * the pipeline before it has returned, is counted in `failures`.
 *
 * @param feed     the pipeline, or what stands before it, such as `measured(pipeline, metrics)`
 * @param metrics  whose alerts are told as `alert`
 * @cost    a look at what each call said, and nothing where nobody listens
 * @example
 * const told = new PipelineEvents(new Pipeline({ base: '1m' }));
 * const log: string[] = [];
 * const stop = told.on('gap', ({ severity, code, missing }) => log.push(`${severity} ${code} ${missing}`));
 * const bar = { symbol: 'X', open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * for (const minute of [0, 1, 5]) told.update({ ...bar, time: minute * 60_000 });
 * stop();
 * log; // ['warning base-gap 3']
 */
export class PipelineEvents<R extends Row = Row, S extends StageOutputs = StageOutputs>
  implements PipelineFeed<R, S>
{
  readonly #feed: PipelineFeed<R, S>;
  readonly #listeners = new Listeners();
  readonly #teller: Teller = new Teller(this.#listeners);

  constructor(feed: PipelineFeed<R, S>, metrics?: Metrics) {
    this.#feed = feed;
    metrics?.onAlert((alert) => this.#listeners.tell(toldAlert(alert)));
  }

  /**
   * Call `listener` with each event of `type` from now on.
   *
   * @returns what stops that
   * @throws {ConfigError} if there is no such type
   */
  on<T extends ToldType>(type: T, listener: Listener<T>): () => void {
    return this.#listeners.on(type, listener);
  }

  /** `on` by other names: `data_processed` is `result`. */
  addCallback(name: 'data_processed', listener: Listener<'result'>): () => void {
    requireOneOf('name', name, Object.keys(callbackNames));
    return this.on(callbackNames[name], listener);
  }

  /** How often listeners threw or rejected, by type of event. */
  get failures(): Readonly<Partial<Record<ToldType, number>>> {
    return this.#listeners.failures;
  }

  /** Resolves, never rejects, once all that async listeners have begun is done. */
  settled(): Promise<void> {
    return this.#listeners.settled();
  }

  update(bar: SymbolBar | Bar): PipelineResult<R, S> {
    this.#listeners.checkEntrance();
    const result = this.#feed.update(bar);
    this.#teller.result(result);
    return result;
  }

  peek(bar: SymbolBar | Bar): PipelineResult<R, S> {
    this.#listeners.checkEntrance();
    const result = this.#feed.peek(bar);
    this.#teller.forming(result);
    return result;
  }

  advance(now: number): Advance<R, S> {
    this.#listeners.checkEntrance();
    const advanced = this.#feed.advance(now);
    this.#teller.advance(advanced);
    return advanced;
  }
}
