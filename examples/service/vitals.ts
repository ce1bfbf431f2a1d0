// What the service knows of itself: gauges, and whether all is well.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Health, health } from 'barwave/metrics';
import type { Collector } from './collector.js';
import type { Parts } from './parts.js';

/** Between two looks at how late the event loop is. */
const loopMs = 5;

export class Vitals {
  readonly #parts: Parts;
  readonly #collector: Collector;
  readonly #loop = monitorEventLoopDelay({ resolution: loopMs });

  constructor(parts: Parts, collector: Collector) {
    this.#parts = parts;
    this.#collector = collector;
    this.#loop.enable();
  }

  stop(): void {
    this.#loop.disable();
  }

  /** Each second, into the metrics; a minute of it is a row in history. */
  sample(): void {
    const { metrics, clock, history } = this.#parts;
    const gauges = this.gauges();
    const value = gauges['memory_bytes']!;
    metrics.record({ component: 'process', type: 'memory', value, unit: 'bytes' });
    for (const [name, one] of Object.entries(gauges)) history.sample(clock.now(), name, one);
  }

  /** By the names that `/metrics` has. */
  gauges(): Readonly<Record<string, number>> {
    const { cache, store, history, engine, metrics, sources } = this.#parts;
    const { hits, misses, plainBytes, packedBytes } = cache.counts;
    const { ticks, missed, faults } = this.#collector.counts;
    const { flushes, rows } = history.writes;
    return {
      equity: engine.broker.account.equity,
      memory_bytes: process.memoryUsage.rss(),
      event_loop_p99_ms: Math.max(0, this.#loop.percentile(99) / 1e6 - loopMs),
      drift_ms: metrics.getMetrics()['collector']?.['drift']?.last ?? 0,
      collected_ratio: ticks / Math.max(1, ticks + missed),
      source_faults: faults,
      source_fallbacks: sources.fallbacks,
      cache_hit_ratio: hits / Math.max(1, hits + misses),
      cache_bytes: store.bytes,
      cache_compression_ratio: plainBytes / Math.max(1, packedBytes),
      history_waiting: history.waiting,
      history_rows_per_write: rows / Math.max(1, flushes),
      degraded_symbols: this.#collector.degraded().length,
    };
  }

  health(): Health {
    const { clock, config, history } = this.#parts;
    const status = [...this.#collector.status.values()];
    const ages = status.map(({ at }) => clock.now() - at);
    const staleMs = 1000 * config.staleSeconds;
    const scores = status.flatMap(({ quality }) => (Number.isNaN(quality) ? [] : quality / 100));
    const vitals = {
      lagMs: Math.max(...ages),
      memoryBytes: process.memoryUsage.rss(),
      queueLength: history.fault === undefined ? history.waiting : Number.MAX_SAFE_INTEGER,
      workers: status.length,
      liveWorkers: ages.filter((age) => age <= staleMs).length,
      signalQuality: scores.length === 0 ? Number.NaN : Math.min(...scores),
    };
    return health(vitals, { lagMs: [5000, staleMs], queueLength: [50_000, 500_000] });
  }
}
