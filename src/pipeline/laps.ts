import type { Metrics } from '../metrics/metrics.js';
import type { PipelineResult } from './result.js';

/**
 * How long each part of a pipeline takes over a bar, as `latency` of the part in ms: from lap to lap.
 * Outside of `during` nobody looks at the clock.
 */
export class Laps {
  readonly #metrics: Metrics;
  #last: number = Number.NaN;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** What `work` returns, decided; what its parts take is measured. */
  during<R extends Pick<PipelineResult, 'bars'>>(work: () => R): R {
    this.#last = this.#metrics.time();
    try {
      const result = work();
      void result.bars; // a result decides when it is read
      this.lap('decision');
      return result;
    } finally {
      this.#last = Number.NaN;
    }
  }

  /** What has passed since the lap before was taken by `component`. */
  lap(component: string): void {
    if (Number.isNaN(this.#last)) return;
    const value = this.#metrics.time() - this.#last;
    this.#metrics.record({ component, type: 'latency', value, unit: 'ms' });
    this.#last = this.#metrics.time();
  }
}
