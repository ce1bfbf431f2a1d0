// npm start: settings, wiring, HTTP, and a graceful stop.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { MemoryBus } from './bus/bus.js';
import { MemoryStore } from './cache/store.js';
import { systemClock } from './clock.js';
import { type Config, ConfigFault, readConfig } from './config.js';
import { HistoryFault } from './history/file.js';
import { History } from './history/history.js';
import { Host } from './host.js';
import { appFor } from './http/app.js';
import { RedisBus } from './redis/bus.js';
import { connected } from './redis/client.js';
import { RedisStore } from './redis/store.js';
import { limiterStates } from './sources/limiter.js';
import { Sources, sourcesFor } from './sources/sources.js';

/** Cache and bus: in this process, or in Redis where the environment names one. */
async function placesFor(url: string | undefined, { cacheMegabytes }: Config, log: Logger) {
  const maxBytes = cacheMegabytes * 1e6;
  if (url === undefined) {
    return { store: new MemoryStore(maxBytes, systemClock.now), bus: new MemoryBus() };
  }
  const onError = ({ message }: Error): void => log.warn({ fault: message }, 'redis');
  const client = await connected(url, onError);
  return { store: new RedisStore(client, 'barwave:', maxBytes), bus: new RedisBus(client) };
}

async function main(path: string): Promise<void> {
  const config = readConfig(JSON.parse(readFileSync(path, 'utf8')));
  const log = pino({ level: config.logLevel });
  const kept = new History(config.databasePath);
  const states = limiterStates.parse(JSON.parse(String(kept.get('limits') ?? '{}')));
  kept.close();
  const { now } = systemClock;
  const settings = config.providers;
  const sources = new Sources(sourcesFor({ now, environment: process.env, settings, states }));
  const places = await placesFor(process.env['REDIS_URL'], config, log);
  const host = await Host.open({ config, clock: systemClock, log, sources, ...places });
  host.service.start();
  const { host: hostname, port } = config.http;
  const { fetch } = appFor(host, process.env['SERVICE_TOKEN']);
  const server = serve({ fetch, hostname, port }, (address) => {
    log.info({ address: `http://${hostname}:${address.port}` }, 'listening');
  });
  const stop = async (): Promise<void> => {
    server.close();
    await host.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

const path = process.argv[2] ?? fileURLToPath(new URL('config.json', import.meta.url));
try {
  await main(path);
} catch (error) {
  const isTold = error instanceof ConfigFault || error instanceof HistoryFault;
  console.error(isTold ? error.message : error);
  process.exit(1);
}
