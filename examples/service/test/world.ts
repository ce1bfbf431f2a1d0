// What tests share: a directory that goes away, settings, and bars by the second.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { MemoryBus } from '../bus/bus.js';
import { MemoryStore } from '../cache/store.js';
import { type Config, readConfig } from '../config.js';
import type { Wiring } from '../parts.js';
import { Service } from '../service.js';
import { ReplaySource } from '../sources/replay.js';
import { Sources } from '../sources/sources.js';
import { SteppedClock } from './stepped-clock.js';

export const silent = pino({ level: 'silent' });

export function directoryFor(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'barwave-service-'));
  context.after(() => rmSync(path, { recursive: true, force: true, maxRetries: 10 }));
  return path;
}

export function settings(directory: string, more: object = {}): Config {
  return readConfig({
    base: '1s',
    timeframes: ['1s', '5s'],
    assets: [{ symbol: 'SPX' }, { symbol: 'NOISE' }],
    bootstrapDays: 0.005,
    databasePath: join(directory, 'service.sqlite'),
    ...more,
  });
}

export const start = Date.UTC(2026, 0, 5, 12);

export interface World {
  readonly service: Service;
  readonly clock: SteppedClock;
}

/** A service on a clock that stands still until it is stepped. */
export async function openWorld(
  config: Config,
  more: Partial<Wiring> = {},
  at = start,
): Promise<World> {
  const clock = new SteppedClock(at);
  const sources = new Sources([new ReplaySource(() => clock.now())]);
  const store = new MemoryStore(1e8, () => clock.now());
  const bus = new MemoryBus();
  const service = await Service.open({ config, clock, log: silent, sources, store, bus, ...more });
  return { service, clock };
}

/** `count` seconds, a tick each. */
export async function ticks({ service, clock }: World, count: number, from = 0): Promise<void> {
  for (let i = 0; i < count; i++) {
    await service.collector.tick(from + i);
    clock.step(1000);
  }
}

/** The file copied while a service uses it, as the README has it. */
export async function backup(path: string, copy: string): Promise<void> {
  const file = new Database(path);
  await file.backup(copy);
  file.close();
}

/** Times a second apart, none of them twice. */
export function assertWithoutHole(times: readonly number[]): void {
  const steps = new Set(times.slice(1).map((time, i) => time - times[i]!));
  assert.deepEqual([...steps], [1000]);
}
