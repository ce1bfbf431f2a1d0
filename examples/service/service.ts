// The wiring: resume, run, flush and snapshot in time, stop without losing anything.
import { SnapshotError, type SymbolBar } from 'barwave';
import { type Health, health, Metrics } from 'barwave/metrics';
import type { Logger } from 'pino';
import { type Bus, MemoryBus } from './bus/bus.js';
import { MarketCache } from './cache/market-cache.js';
import { MemoryStore, type Store } from './cache/store.js';
import type { Clock } from './clock.js';
import { Collector, turnsOf } from './collector.js';
import type { Config } from './config.js';
import { Engine } from './engine.js';
import { History } from './history/history.js';
import type { Parts } from './parts.js';
import { Sources } from './sources/fallback.js';
import type { Source } from './sources/source.js';

export interface Wiring {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sources: readonly Source[];
  readonly store?: Store | undefined;
  readonly bus?: Bus | undefined;
}

const dayMs = 86_400_000;

export class Service {
  readonly parts: Parts;
  readonly collector: Collector;
  readonly #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  #pruned = 0;

  private constructor(parts: Parts) {
    this.parts = parts;
    this.collector = new Collector(parts);
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
      cache: new MarketCache(
        store ?? new MemoryStore(config.cacheMegabytes * 1e6, () => clock.now()),
      ),
      bus: bus ?? new MemoryBus(),
      sources: new Sources(sources),
    });
    service.#resume();
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
    const { history, engine, config, clock } = this.parts;
    const from = clock.now() - dayMs * config.retentionDays;
    const bars = config.assets.flatMap(({ symbol }): SymbolBar[] =>
      history.bars(symbol, from, Number.MAX_SAFE_INTEGER, 1e6),
    );
    engine.pipeline.warm(turnsOf(bars).flat());
    engine.adopt(broker);
  }

  start(): void {
    const { signal } = this.#stopping;
    const { config } = this.parts;
    this.#running = Promise.all([
      this.collector.run(signal),
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
    if (!history.flush())
      log.error({ fault: history.fault, waiting: history.waiting }, 'not written');
  }

  snapshot(): void {
    const { history, engine, clock, config, log } = this.parts;
    const now = clock.now();
    if (!history.flush(engine.state(), now)) log.error({ fault: history.fault }, 'no snapshot');
    else if (now - this.#pruned > 3_600_000) {
      this.#pruned = now;
      history.prune(now - dayMs * config.retentionDays, now - 7 * dayMs);
    }
  }

  /** Nothing in flight is lost: the tick that runs is waited for, then all is written. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const { bus, cache, history, log } = this.parts;
    this.snapshot();
    await bus.settled();
    await bus.close();
    await cache.close();
    history.close();
    log.info('stopped');
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
