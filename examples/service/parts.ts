import type { Metrics } from 'barwave/metrics';
import type { Logger } from 'pino';
import type { Bus } from './bus/bus.js';
import type { MarketCache } from './cache/market-cache.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Engine } from './engine.js';
import type { History } from './history/history.js';
import type { Sources } from './sources/sources.js';

/** What the service is wired of. */
export interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly engine: Engine;
  readonly history: History;
  readonly cache: MarketCache;
  readonly bus: Bus;
  readonly sources: Sources;
  readonly metrics: Metrics;
  readonly log: Logger;
}
