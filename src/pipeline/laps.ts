import type { Streaming } from '../core/streaming.js';
import type { Metrics } from '../metrics/metrics.js';
import type { PipelineResult } from './result.js';

/** Whose regime is timed apart. */
interface HasOperators {
  operator?(name: string): Streaming<unknown, unknown> | undefined;
}

/** What is timed apart from the other indicators: names in the row, and what they are called. */
const apart = { regime: 'regime', regimeOdds: 'regime odds' } as const;

/**
 * How long each part of a pipeline takes over a bar, as `latency` of the part in ms: from lap to lap.
 * Outside of `during` nobody looks at the clock.
 */
export class Laps {
  readonly #metrics: Metrics;
  #last: number = Number.NaN;
  /** Of the lap that is on, what is not its part's. */
  #apartMs = 0;
  readonly #watched = new WeakSet<HasOperators>();

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** What `work` returns, decided; what its parts take is measured. */
  during<R extends Pick<PipelineResult, 'bars'>>(work: () => R): R {
    this.#last = this.#metrics.time();
    this.#apartMs = 0;
    try {
      const result = work();
      void result.bars; // a result decides when it is read
      this.lap('decision');
      return result;
    } finally {
      this.#last = Number.NaN;
    }
  }

  /** What has passed since the lap before was taken by `component`, but for what was timed apart. */
  lap(component: string): void {
    if (Number.isNaN(this.#last)) return;
    const value = this.#metrics.time() - this.#last - this.#apartMs;
    this.#metrics.record({ component, type: 'latency', value, unit: 'ms' });
    this.#last = this.#metrics.time();
    this.#apartMs = 0;
  }

  /** From now on the regime among `rows` is a part of its own. */
  watch(rows: HasOperators): void {
    if (this.#watched.has(rows)) return;
    this.#watched.add(rows);
    for (const [name, component] of Object.entries(apart)) {
      const operator = rows.operator?.(name);
      if (operator !== undefined && Object.isExtensible(operator)) this.#time(operator, component);
    }
  }

  #time(operator: Streaming<unknown, unknown>, component: string): void {
    const transfer = operator.transfer.bind(operator);
    operator.transfer = (buffer, from, to, keep) => {
      if (Number.isNaN(this.#last)) return transfer(buffer, from, to, keep);
      const begun = this.#metrics.time();
      transfer(buffer, from, to, keep);
      const value = this.#metrics.time() - begun;
      this.#metrics.record({ component, type: 'latency', value, unit: 'ms' });
      this.#apartMs += this.#metrics.time() - begun;
    };
  }
}
