// A host whose application can be asked, on a clock that stands still.
import type { TestContext } from 'node:test';
import type { Hono } from 'hono';
import { MemoryBus } from '../bus/bus.js';
import { MemoryStore } from '../cache/store.js';
import type { Config } from '../config.js';
import { Host } from '../host.js';
import { appFor } from '../http/app.js';
import { ReplaySource } from '../sources/replay.js';
import { Sources } from '../sources/sources.js';
import { SteppedClock } from './stepped-clock.js';
import { directoryFor, settings, silent, start, ticks } from './world.js';

export const token = 'correct horse';

export interface Served {
  readonly app: Hono;
  readonly host: Host;
  readonly clock: SteppedClock;
  readonly config: Config;
}

export async function served(context: TestContext, more: object = {}): Promise<Served> {
  const clock = new SteppedClock(start);
  const now = (): number => clock.now();
  const config = settings(directoryFor(context), more);
  const sources = new Sources([new ReplaySource(now)]);
  const [store, bus] = [new MemoryStore(1e8, now), new MemoryBus()];
  const host = await Host.open({ config, clock, log: silent, sources, store, bus });
  context.after(() => host.stop());
  await ticks({ service: host.service, clock }, 30);
  host.service.flush();
  return { app: appFor(host, token), host, clock, config };
}
