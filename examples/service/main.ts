// npm start: settings, wiring, HTTP, and a graceful stop.
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { systemClock } from './clock.js';
import { ConfigFault, readConfig } from './config.js';
import { HistoryFault } from './history/history.js';
import { Service } from './service.js';
import { ReplaySource } from './sources/replay.js';

async function main(path: string): Promise<void> {
  const config = readConfig(JSON.parse(readFileSync(path, 'utf8')));
  const log = pino({ level: config.logLevel });
  const sources = [new ReplaySource(systemClock.now)];
  const service = await Service.open({ config, clock: systemClock, log, sources });
  service.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await service.stop();
      process.exit(0);
    });
  }
}

const path = process.argv[2] ?? new URL('config.json', import.meta.url).pathname;
try {
  await main(path);
} catch (error) {
  const isTold = error instanceof ConfigFault || error instanceof HistoryFault;
  console.error(isTold ? error.message : error);
  process.exit(1);
}
