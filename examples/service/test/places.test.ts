// The same suite with the cache and the bus in memory and in Redis.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Message } from '../bus/bus.js';
import { MarketCache } from '../cache/market-cache.js';
import { readConfig } from '../config.js';
import { connected } from '../redis/client.js';
import { replayedBar } from '../sources/replay.js';
import { Sources, sourcesFor } from '../sources/sources.js';
import { MockExchange, passing } from './mock-exchange.js';
import type { Mocked } from './mock-shapes.js';
import { opened, type Place, places, redis, skip } from './places.js';
import { patienceMs, SteppedClock } from './stepped-clock.js';
import { until } from './until.js';
import {
  assertWithoutHole,
  backup,
  directoryFor,
  openWorld,
  settings,
  start,
  ticks,
} from './world.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const texts = (values: readonly (Uint8Array | undefined)[]) =>
  values.map((value) => (value === undefined ? undefined : Buffer.from(value).toString('latin1')));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const minute = 60_000;

function everywhere(
  title: string,
  run: (context: TestContext, place: Place) => Promise<void>,
): void {
  for (const place of places) {
    test(`${place.name}: ${title}`, { skip: place.skip }, (context) => run(context, place));
  }
}

/** A service of minutes from mock exchanges, on a clock that is stepped. */
async function fromExchanges(context: TestContext, place: Place, names: readonly Mocked[]) {
  const clock = new SteppedClock(start, patienceMs);
  const now = (): number => clock.now();
  const exchanges = new Map<Mocked, MockExchange>();
  for (const name of names) exchanges.set(name, await MockExchange.open(name, { now }));
  for (const exchange of exchanges.values()) exchange.hasStream = false;
  const providers = Object.fromEntries([...exchanges].map(([name, { host }]) => [name, { host }]));
  const { databasePath } = settings(directoryFor(context));
  const config = readConfig({
    base: '1m',
    assets: [{ symbol: 'SPX', sources: names }],
    bootstrapDays: 0.005,
    databasePath,
    providers,
  });
  const quick = { attempts: 1, firstDelayMs: 1, halfOpenMs: 100, breakAfter: 3 };
  const environment = { TWELVEDATA_KEY: 'k' };
  const listed = sourcesFor({ now, environment, settings: config.providers, ...quick });
  const sources = new Sources(listed);
  const { store, bus } = await place.open(context, now);
  context.after(async () => {
    sources.close();
    for (const exchange of exchanges.values()) exchange.close();
    await store.close();
  });
  const { service } = await openWorld(config, { clock, sources, store, bus });
  return { clock, exchanges, service };
}

everywhere('values, their time to live, lists of bounded length', async (context, place) => {
  const { store } = await place.open(context);
  await store.setMany('k', [['a', bytes('\xff\0')]], 60_000);
  await store.setMany('short', [['b', bytes('2')]], 80);
  assert.deepEqual(
    (await store.getMany('k', ['a', 'c'])).map((one) => one && [...one]),
    [[255, 0], undefined],
  );
  await wait(150);
  assert.equal((await store.getMany('short', ['b']))[0], undefined);
  for (let i = 0; i < 5; i++) await store.appendMany([['l', bytes(String(i)), 3]]);
  assert.deepEqual(texts(await store.list('l')), ['2', '3', '4']);
  await store.appendMany([], ['l']);
  assert.deepEqual(await store.list('l'), []);
  await store.close();
});

everywhere('bars to the bit, and what is told', async (context, place) => {
  const { store, bus } = await place.open(context);
  const cache = new MarketCache(store);
  const given = Array.from({ length: 600 }, (_, i) => ({
    ...replayedBar('NOISE', start + 1000 * i, 1000),
    symbol: 'NOISE',
  }));
  await cache.fill('NOISE', given, 5000);
  assert.deepEqual(await cache.bars('NOISE'), given);
  const heard: Message[] = [];
  bus.subscribe((message) => heard.push(message));
  for (const close of [1, 2]) bus.publish({ topic: 'closed', symbol: 'X', body: { close } });
  await until(() => heard.length === 2);
  assert.deepEqual(
    heard.map(({ body }) => body),
    [{ close: 1 }, { close: 2 }],
  );
  await store.close();
});

everywhere('a service collects, and its state is that of any other', async (context, place) => {
  const { store, bus } = await place.open(context);
  const config = settings(directoryFor(context));
  const world = await openWorld(config, { store, bus });
  await ticks(world, 20);
  const plain = await openWorld({ ...config, databasePath: ':memory:' });
  await ticks(plain, 20);
  const [own, other] = [world.service.parts, plain.service.parts];
  assert.deepEqual(await own.engine.state(), await other.engine.state());
  assert.deepEqual(await own.cache.bars('SPX'), await other.cache.bars('SPX'));
  await world.service.stop();
  await plain.service.stop();
  await store.close();
});

everywhere(
  'under each fault the next source answers, and the first comes back',
  async (context, place) => {
    const names = ['binance', 'yahoo'] as const;
    const { clock, exchanges, service } = await fromExchanges(context, place, names);
    const exchange = exchanges.get('binance')!;
    const source = (): string => service.collector.status.get('SPX')!.source;
    const minuteLater = async (): Promise<void> => {
      clock.step(minute);
      await service.collector.tick(0);
    };
    for (const fault of passing) {
      exchange.fault = fault;
      await until(async () => {
        await minuteLater();
        return source() === 'yahoo';
      });
      exchange.fault = 'none';
      await until(async () => {
        await minuteLater();
        return source() === 'binance';
      });
    }
    assert.ok(service.parts.sources.fallbacks >= passing.length);
    service.flush();
    const times = service.parts.history.bars('SPX', 0, 1e15, 1e6).map(({ time }) => time / 60);
    assertWithoutHole(times);
    await service.stop();
  },
);

everywhere(
  'while no source answers the data get old and no risk is taken; then it is as if nothing had been',
  async (context, place) => {
    const { clock, exchanges, service } = await fromExchanges(context, place, ['binance']);
    const exchange = exchanges.get('binance')!;
    const minutesLater = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        clock.step(minute);
        await service.collector.tick(0);
      }
    };
    await minutesLater(12);
    assert.deepEqual(service.collector.degraded(), []);
    exchange.fault = '500';
    await minutesLater(7);
    assert.deepEqual(service.collector.degraded(), ['SPX']);
    assert.equal((await service.parts.cache.bars('SPX')).at(-1)!.time, start + 11 * minute);
    exchange.fault = 'none';
    await wait(300);
    await minutesLater(3);
    assert.deepEqual(service.collector.degraded(), []);
    service.flush();
    const times = service.parts.history.bars('SPX', 0, 1e15, 1e6).map(({ time }) => time / 60);
    assertWithoutHole(times);
    await service.stop();
  },
);

everywhere('limits are never exceeded over a simulated day', async (context, place) => {
  const { clock, exchanges, service } = await fromExchanges(context, place, ['twelveData']);
  for (let i = 0; i < 1440; i++) {
    await service.collector.tick(0);
    clock.step(minute);
  }
  const { asked } = exchanges.get('twelveData')!;
  assert.equal(asked.length, 800, 'the plan has 800 a day');
  asked.slice(8).forEach((time, i) => {
    assert.ok(time - asked[i]! >= minute);
  });
  assert.deepEqual(service.collector.degraded(), ['SPX']);
  assert.equal((await service.parts.cache.bars('SPX')).length > 700, true);
  await service.stop();
});

for (const [fault, pragma, code] of [
  ['a full disk', 'max_page_count = 1', /^SQLITE_FULL /],
  ['a read-only database', 'query_only = 1', /^SQLITE_READONLY /],
] as const) {
  everywhere(`${fault}: it is said, and nothing but the batch is lost`, async (context, place) => {
    const { store, bus } = await place.open(context);
    const directory = directoryFor(context);
    const config = settings(directory);
    const world = await openWorld(config, { store, bus });
    const { history, engine } = world.service.parts;
    await ticks(world, 10);
    world.service.flush();
    history.pragma(pragma);
    await ticks(world, 200, 10);
    world.service.flush();
    await world.service.snapshot();
    assert.match(history.fault ?? '', code);
    assert.notEqual(world.service.vitals.health().status, 'ok');
    // As after a kill: what was on disk is gone on from, and what was not is fetched again.
    const copy = join(directory, 'copy.sqlite');
    await backup(config.databasePath, copy);
    const killed = await openWorld({ ...config, databasePath: copy }, {}, world.clock.now());
    await ticks(killed, 2);
    killed.service.flush();
    const times = killed.service.parts.history.bars('SPX', 0, 1e15, 1e6).map(({ time }) => time);
    assertWithoutHole(times);
    await killed.service.stop();
    // Where the fault ends, what waited is written.
    history.pragma('query_only = 0');
    history.pragma('max_page_count = 1000000');
    world.service.flush();
    assert.equal(history.fault, undefined);
    assert.equal(history.bars('SPX', start + 1000, 1e15, 1e6).length, 208);
    const plain = await openWorld({ ...config, databasePath: ':memory:' });
    await ticks(plain, 210);
    assert.deepEqual(await engine.state(), await plain.service.parts.engine.state());
    await Promise.all([world.service.stop(), plain.service.stop()]);
    await store.close();
  });
}

test('Redis is stopped and started: collection goes on, and the cache comes back', {
  skip,
}, async (context) => {
  const { child, url, port } = await redis(context);
  const { store, bus } = await opened(url);
  const world = await openWorld(settings(directoryFor(context)), { store, bus });
  await ticks(world, 5);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await ticks(world, 5, 5);
  assert.ok(store.faults > 0);
  assert.equal(world.service.collector.counts.faults, 0);
  await redis(context, port);
  const other = await opened(url);
  const theirs = new MarketCache(other.store);
  await until(async () => {
    await ticks(world, 1);
    return (await theirs.quotes(['SPX']))[0];
  });
  await world.service.stop();
  for (const one of [store, other.store]) await one.close();
});

test('a Redis that hangs, or goes in the middle of a pipeline, holds no tick up for long', {
  skip,
}, async (context) => {
  const { child, url } = await redis(context);
  const { store, bus } = await opened(url);
  const world = await openWorld(settings(directoryFor(context)), { store, bus });
  await ticks(world, 3);
  child.kill('SIGSTOP');
  const began = Date.now();
  await ticks(world, 3, 3);
  assert.ok(Date.now() - began < 4000, `${Date.now() - began} ms`);
  child.kill('SIGCONT');
  const going = ticks(world, 10, 6);
  child.kill('SIGKILL');
  await going;
  const bars = await world.service.parts.cache.bars('SPX');
  assert.equal(bars.at(-1)!.time, world.clock.now() - 2000);
  assertWithoutHole(bars.map(({ time }) => time));
  await world.service.stop();
  await store.close();
});

test('what one process writes another reads from Redis, and so does the next run', {
  skip,
}, async (context) => {
  const { url } = await redis(context);
  const { store, bus } = await opened(url);
  const world = await openWorld(settings(directoryFor(context)), { store, bus });
  await ticks(world, 20);
  const [own, other] = [world.service.parts.cache, await opened(url)];
  const listener = await connected(url, () => {});
  const heard: Message[] = [];
  await listener.subscribe('barwave', (text) => heard.push(JSON.parse(text)));
  await ticks(world, 1, 20);
  await until(() => heard.some(({ topic, symbol }) => topic === 'closed' && symbol === 'SPX'));
  listener.destroy();
  const theirs = new MarketCache(other.store);
  assert.deepEqual(await theirs.bars('SPX'), await own.bars('SPX'));
  assert.deepEqual(await theirs.rows(['SPX', 'NOISE']), await own.rows(['SPX', 'NOISE']));
  await store.setMany('short', [['a', bytes('1')]], 50);
  await wait(100);
  for (const one of [store, other.store])
    assert.deepEqual(await one.getMany('short', ['a']), [undefined]);
  await world.service.stop();
  for (const one of [store, other.store]) await one.close();
});
