import type { Metrics } from 'barwave/metrics';
import type { Logger } from 'pino';
import type { Webhook } from './alerts.js';
import type { MemoryBus } from './bus/bus.js';
import type { MarketCache } from './cache/market-cache.js';
import type { MemoryStore } from './cache/store.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Engine } from './engine.js';
import type { History } from './history/history.js';
import type { Sources } from './sources/sources.js';

/** What a service is opened with. */
export interface Wiring {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly sources: Sources;
  readonly store: MemoryStore;
  readonly bus: MemoryBus;
}

/** What it is made of. */
export interface Parts extends Wiring {
  readonly engine: Engine;
  readonly history: History;
  readonly cache: MarketCache;
  readonly metrics: Metrics;
  readonly webhook: Webhook;
}
