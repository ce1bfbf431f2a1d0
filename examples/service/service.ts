// The wiring: resume, run, flush and snapshot in time, stop without losing anything.
import { decodeBinary, type SymbolBar } from 'barwave';
import { Metrics } from 'barwave/metrics';
import { Webhook } from './alerts.js';
import { MarketCache } from './cache/market-cache.js';
import { Canary } from './canary.js';
import { Collector, fillCache } from './collector.js';
import { ConfigFault } from './config.js';
import { Engine, type EngineState } from './engine.js';
import { History } from './history/history.js';
import type { Parts, Wiring } from './parts.js';
import { turnsOf } from './turns.js';
import { Vitals } from './vitals.js';

const dayMs = 86_400_000;
/** Bars of all symbols that a state is rebuilt from: some ten seconds of work. */
const mostRebuilt = 1e6;

export class Service {
  readonly parts: Parts;
  readonly collector: Collector;
  readonly vitals: Vitals;
  readonly #stopping = new AbortController();
  /** The collection, once it was started. */
  running: Promise<void> | undefined;
  /** Seconds, as the collector counts them. */
  #flushed = 0;
  #saved = 0;
  #prunedMs = 0;

  private constructor(parts: Parts) {
    this.parts = parts;
    this.collector = new Collector(parts);
    this.vitals = new Vitals(parts, this.collector);
  }

  /** Open history, go on where the last run ended, fill the cache. */
  static async open(wiring: Wiring): Promise<Service> {
    const { config, store } = wiring;
    const metrics = new Metrics({ now: () => performance.timeOrigin + performance.now() });
    const history = new History(config.databasePath);
    requireBase(history, config.base);
    const engine = new Engine(config, metrics);
    const cache = new MarketCache(store, metrics);
    const webhook = new Webhook(config.alertUrl, wiring.log);
    const service = new Service({ ...wiring, metrics, history, engine, cache, webhook });
    await service.#resume();
    if (config.canary.enabled)
      service.collector.intake.canary = new Canary(config, service.#stored());
    for (const asset of config.assets) await fillCache(service.parts, asset);
    return service;
  }

  /**
   * The last snapshot and the turns after it. Where those are not of these settings or this version, the
   * bars are absorbed anew: nothing that was kept keeps a service from starting.
   */
  async #resume(): Promise<void> {
    const { history, engine, clock, log } = this.parts;
    const [empty, state] = [await engine.state(), history.state()];
    try {
      const turns = history.turns();
      if (state !== undefined) engine.restore(state);
      else if (turns.length === 0) engine.pipeline.warm(this.#stored());
      for (const turn of turns) engine.absorb(turn);
      log.info({ turns: turns.length, resumed: state !== undefined }, 'resumed');
    } catch (error) {
      log.warn({ fault: (error as Error).message }, 'the state is rebuilt from history');
      engine.restore(empty);
      engine.pipeline.warm(this.#stored());
      this.#resumeBroker(state);
    }
    const symbols = engine.reconcile();
    if (symbols.length > 0) log.warn({ symbols }, 'positions are those of the broker');
    this.collector.intake.teller.trades(engine.leave(clock.now()));
    history.flush(await engine.state());
  }

  #resumeBroker(state: EngineState | undefined): void {
    const { engine } = this.parts;
    try {
      if (state !== undefined) engine.broker.restore(decodeBinary(state.broker));
      engine.forget();
    } catch (error) {
      this.parts.log.error({ fault: (error as Error).message }, 'the paper account begins anew');
    }
  }

  /** The newest bars of each symbol, in the order in which they would have come. */
  #stored(): SymbolBar[] {
    const { history, config } = this.parts;
    const most = Math.ceil(mostRebuilt / config.assets.length);
    const bars = config.assets.flatMap(({ symbol, bufferBars }) =>
      history.newest(symbol, Math.min(bufferBars, most)),
    );
    return turnsOf(bars).flat();
  }

  start(): void {
    this.running = this.collector.run(this.#stopping.signal, (second) => this.#upkeep(second));
  }

  /** Between two ticks, when no turn is half done. */
  async #upkeep(second: number): Promise<void> {
    const { flushSeconds, snapshotSeconds } = this.parts.config;
    this.vitals.sample();
    if (second - this.#saved >= snapshotSeconds) {
      this.#saved = this.#flushed = second;
      await this.snapshot();
    } else if (second - this.#flushed >= flushSeconds) {
      this.#flushed = second;
      this.flush();
    }
  }

  flush(state?: EngineState): void {
    const { history, sources, log } = this.parts;
    history.keep('limits', JSON.stringify(sources.states));
    if (!history.flush(state))
      log.error({ fault: history.fault, waiting: history.waiting }, 'not written');
  }

  /** A flush, with the state; now and then what is too old is forgotten. */
  async snapshot(): Promise<void> {
    const { history, engine, clock, config, log } = this.parts;
    this.flush(await engine.state());
    const now = clock.now();
    if (history.fault !== undefined || now - this.#prunedMs < 3_600_000) return;
    this.#prunedMs = now;
    if (!history.prune(now - dayMs * config.retentionDays, now - 7 * dayMs))
      log.error({ fault: history.fault }, 'nothing was pruned');
  }

  /** Nothing in flight is lost: the tick that runs is waited for, then all is written. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.running;
    this.vitals.stop();
    await this.snapshot();
    await this.parts.webhook.sent;
    this.parts.history.close();
    this.parts.log.info('stopped');
  }
}

/** Bars of two lengths in one history would be taken for one another. */
function requireBase(history: History, base: string): void {
  const kept = history.get('base') ?? base;
  history.keep('base', base);
  if (kept === base) return;
  history.close();
  const message = `${kept} is what history has; go back to it, or name another databasePath`;
  throw new ConfigFault([{ path: 'base', message }]);
}
