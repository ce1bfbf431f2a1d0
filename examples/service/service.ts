// The wiring: resume, run, flush and snapshot in time, stop without losing anything.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SnapshotError, type SymbolBar } from 'barwave';
import { type Health, health, Metrics } from 'barwave/metrics';
import type { Logger } from 'pino';
import { Webhook } from './alerts.js';
import type { Bus } from './bus/bus.js';
import { MarketCache } from './cache/market-cache.js';
import type { Store } from './cache/store.js';
import { Canary } from './canary.js';
import type { Clock } from './clock.js';
import { Collector, turnsOf } from './collector.js';
import type { Config } from './config.js';
import { Engine } from './engine.js';
import { History } from './history/history.js';
import type { Parts } from './parts.js';
import { Sampler } from './sampler.js';
import type { Sources } from './sources/sources.js';

export interface Wiring {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sources: Sources;
  readonly store: Store;
  readonly bus: Bus;
}

const dayMs = 86_400_000;
/** Between two looks at how late the event loop is. */
const loopMs = 5;

export class Service {
  readonly parts: Parts;
  readonly collector: Collector;
  readonly #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  readonly #sampler: Sampler;
  readonly #webhook: Webhook;
  readonly #loop = monitorEventLoopDelay({ resolution: loopMs });
  #pruned = 0;

  private constructor(parts: Parts) {
    this.parts = parts;
    this.collector = new Collector(parts);
    this.#sampler = new Sampler(parts.history);
    this.#webhook = new Webhook(parts.config.alertUrl, parts.log);
    parts.engine.events.on('alert', ({ symbol, time, code, alert }) => {
      const id = `${symbol}|${code}|${time}`;
      parts.history.tell({ id, kind: 'alert', symbol, time, body: alert });
      parts.bus.publish({ topic: 'alert', symbol, body: alert });
      parts.log.warn({ symbol, code, message: alert.message }, 'alert');
      this.#webhook.post({ symbol, code, time, message: alert.message });
    });
  }

  /** Open history, go on where the last run ended, fill the cache. */
  static async open({ config, clock, log, sources, store, bus }: Wiring): Promise<Service> {
    const metrics = new Metrics({ now: () => clock.now() });
    const history = new History(config.databasePath);
    const service = new Service({
      config,
      clock,
      log,
      metrics,
      history,
      engine: new Engine(config, metrics),
      cache: new MarketCache(store, metrics),
      bus,
      sources,
    });
    service.#resume();
    if (config.canary.enabled) service.collector.canary = new Canary(config, service.#stored());
    for (const { symbol, bufferBars } of config.assets) {
      const bars = history.bars(symbol, 0, Number.MAX_SAFE_INTEGER, bufferBars);
      await service.parts.cache.fill(symbol, bars, bufferBars);
    }
    return service;
  }

  /** The last snapshot and the turns after it; where that is of other settings, all bars anew. */
  #resume(): void {
    const { history, engine, log, clock } = this.parts;
    const { state, turns } = history.resume();
    try {
      if (state !== undefined) engine.restore(state);
      for (const turn of turns) engine.absorb(turn);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      log.warn({ code: error.code }, 'the state is of other settings: rebuilt from history');
      this.#rebuild(state!.broker);
    }
    const differing = engine.unreconciled();
    if (differing.length > 0) log.error({ symbols: differing }, 'positions differ from the broker');
    log.info({ turns: turns.length, resumed: state !== undefined }, 'resumed');
    history.flush(engine.state(), clock.now());
  }

  #rebuild(broker: Uint8Array): void {
    const { engine } = this.parts;
    engine.pipeline.warm(this.#stored());
    engine.adopt(broker);
  }

  /** All bars that are kept, in the order in which they would have come. */
  #stored(): SymbolBar[] {
    const { history, config, clock } = this.parts;
    const from = clock.now() - dayMs * config.retentionDays;
    const bars = config.assets.flatMap(({ symbol }): SymbolBar[] =>
      history.bars(symbol, from, Number.MAX_SAFE_INTEGER, 1e6),
    );
    return turnsOf(bars).flat();
  }

  /** Whether it was started. */
  isRunning = false;

  start(): void {
    this.isRunning = true;
    this.#loop.enable();
    const { signal } = this.#stopping;
    const { config } = this.parts;
    this.#running = Promise.all([
      this.collector.run(signal),
      this.#every(1, () => this.#sample()),
      this.#every(config.flushSeconds, () => this.flush()),
      this.#every(config.snapshotSeconds, () => this.snapshot()),
    ]);
  }

  async #every(seconds: number, work: () => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.parts.clock.wait(1000 * seconds, signal);
      if (!signal.aborted) work();
    }
  }

  flush(): void {
    const { history, log } = this.parts;
    this.#keepLimits();
    if (!history.flush())
      log.error({ fault: history.fault, waiting: history.waiting }, 'not written');
  }

  #keepLimits(): void {
    const { history, clock, sources } = this.parts;
    history.keep('limits', JSON.stringify(sources.states), clock.now());
  }

  snapshot(): void {
    const { history, engine, clock, config, log } = this.parts;
    const now = clock.now();
    this.#keepLimits();
    if (!history.flush(engine.state(), now)) log.error({ fault: history.fault }, 'no snapshot');
    else if (now - this.#pruned > 3_600_000) {
      if (history.prune(now - dayMs * config.retentionDays, now - 7 * dayMs)) this.#pruned = now;
      else log.error({ fault: history.fault }, 'nothing was pruned');
    }
  }

  /** Nothing in flight is lost: the tick that runs is waited for, then all is written. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const { history, log } = this.parts;
    this.#loop.disable();
    this.#sampler.close();
    this.snapshot();
    await this.#webhook.settled();
    history.close();
    log.info('stopped');
  }

  #sample(): void {
    const { metrics, clock } = this.parts;
    const rss = process.memoryUsage.rss();
    metrics.record({ component: 'process', type: 'memory', value: rss, unit: 'bytes' });
    this.#sampler.add(clock.now(), this.gauges());
  }

  /** What the service knows of itself, by the names that `/metrics` has. */
  gauges(): Record<string, number> {
    const { cache, history, engine, metrics, sources } = this.parts;
    const { hits, misses, plainBytes, packedBytes } = cache.counts;
    const { ticks, missed, faults } = this.collector.counts;
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
      cache_bytes: cache.bytes,
      cache_compression_ratio: plainBytes / Math.max(1, packedBytes),
      history_waiting: history.waiting,
      history_rows_per_write: rows / Math.max(1, flushes),
      degraded_symbols: this.collector.degraded().length,
    };
  }

  health(): Health {
    const { clock, config, history } = this.parts;
    const status = [...this.collector.status.values()];
    const now = clock.now();
    const live = status.filter(({ at }) => now - at <= 1000 * config.staleSeconds);
    const scores = status.flatMap(({ quality }) => (Number.isNaN(quality) ? [] : quality / 100));
    const vitals = {
      lagMs: Math.max(...status.map(({ at }) => now - at)),
      memoryBytes: process.memoryUsage.rss(),
      queueLength: history.fault === undefined ? history.waiting : Number.MAX_SAFE_INTEGER,
      workers: status.length,
      liveWorkers: live.length,
      signalQuality: scores.length === 0 ? Number.NaN : Math.min(...scores),
    };
    const limits = {
      lagMs: [5000, 1000 * config.staleSeconds],
      queueLength: [50_000, 500_000],
    } as const;
    return health(vitals, limits);
  }
}
