// The same suite on memory and on Redis; then a Redis that is stopped and started.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { type Bus, MemoryBus, type Message } from '../bus/bus.js';
import { MarketCache } from '../cache/market-cache.js';
import { MemoryStore, type Store } from '../cache/store.js';
import { RedisBus } from '../redis/bus.js';
import { RedisStore } from '../redis/store.js';
import { replayedBar } from '../sources/replay.js';
import { directoryFor, openWorld, settings, start, ticks } from './world.js';

const path = '/usr/bin/redis-server';
const skip = existsSync(path) ? false : 'Redis is not present';
const port = 20_000 + (process.pid % 20_000);
const url = `redis://127.0.0.1:${port}`;

async function redis(context: TestContext): Promise<ChildProcess> {
  const child = spawn(path, [
    '--port',
    String(port),
    '--save',
    '',
    '--appendonly',
    'no',
    '--bind',
    '127.0.0.1',
  ]);
  context.after(() => child.kill('SIGKILL'));
  let told = '';
  for await (const text of child.stdout) {
    told += text;
    if (told.includes('Ready to accept')) break;
  }
  return child;
}

type Opened = { readonly store: Store; readonly bus: Bus };
const places: Readonly<Record<string, (context: TestContext) => Promise<Opened>>> = {
  memory: async () => ({ store: new MemoryStore(1e8, Date.now), bus: new MemoryBus() }),
  redis: async (context) => {
    await redis(context);
    const prefix = `${Math.random()}:`;
    return {
      store: await RedisStore.open(url, prefix, () => {}),
      bus: await RedisBus.open(url, () => {}),
    };
  },
};

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const texts = (values: readonly (Uint8Array | undefined)[]) =>
  values.map((value) => (value === undefined ? undefined : Buffer.from(value).toString('latin1')));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

for (const [place, open] of Object.entries(places)) {
  const options = { skip: place === 'redis' ? skip : false };

  test(
    `${place}: values, their time to live, lists of bounded length`,
    options,
    async (context) => {
      const { store, bus } = await open(context);
      await store.setMany('k', [['a', bytes('\xff\0')]], 60_000);
      await store.setMany('k', [['b', bytes('2')]], 80);
      const names = ['a', 'b', 'c'];
      assert.deepEqual(texts(await store.getMany('k', names)), ['\xff\0', '2', undefined]);
      await wait(150);
      assert.equal((await store.getMany('k', ['b']))[0], undefined);
      for (let i = 0; i < 5; i++) await store.appendMany([['l', bytes(String(i)), 3]]);
      assert.deepEqual(texts(await store.list('l')), ['2', '3', '4']);
      await store.forget(['k'], 'l');
      assert.deepEqual(await store.list('l'), []);
      await bus.close();
      await store.close();
    },
  );

  test(`${place}: bars to the bit, quotes, and what is told`, options, async (context) => {
    const { store, bus } = await open(context);
    const cache = new MarketCache(store);
    const given = Array.from({ length: 600 }, (_, i) => ({
      ...replayedBar('NOISE', start + 1000 * i, 1000),
      symbol: 'NOISE',
    }));
    await cache.fill('NOISE', given, 5000);
    assert.deepEqual(await cache.bars('NOISE'), given);
    const heard: Message[] = [];
    bus.subscribe((message) => heard.push(message));
    bus.publish({ topic: 'closed', symbol: 'X', body: { close: 1 } });
    await bus.settled();
    for (let i = 0; i < 100 && heard.length === 0; i++) await wait(20);
    assert.deepEqual(heard, [{ topic: 'closed', symbol: 'X', body: { close: 1 } }]);
    await bus.close();
    await store.close();
  });

  test(
    `${place}: a service collects, and its state is that of any other`,
    options,
    async (context) => {
      const { store, bus } = await open(context);
      const config = settings(directoryFor(context));
      const world = await openWorld(config, { store, bus });
      await ticks(world, 20);
      const plain = await openWorld({ ...config, databasePath: ':memory:' });
      await ticks(plain, 20);
      assert.deepEqual(world.service.parts.engine.state(), plain.service.parts.engine.state());
      assert.deepEqual(
        await world.service.parts.cache.bars('SPX'),
        await plain.service.parts.cache.bars('SPX'),
      );
      await world.service.stop();
      await plain.service.stop();
      await bus.close();
      await store.close();
    },
  );
}

test('Redis is stopped and started: collection goes on, and the cache comes back', {
  skip,
}, async (context) => {
  const child = await redis(context);
  const store = await RedisStore.open(url, 'x:', () => {});
  const bus = await RedisBus.open(url, () => {});
  const world = await openWorld(settings(directoryFor(context)), { store, bus });
  await ticks(world, 5);
  child.kill('SIGKILL');
  await wait(300);
  await ticks(world, 5, 5);
  assert.ok(store.faults > 0);
  assert.equal(world.service.collector.counts.faults, 0);
  await redis(context);
  for (
    let i = 0;
    i < 50 && (await world.service.parts.cache.quotes(['SPX']))[0] === undefined;
    i++
  ) {
    await wait(100);
    await ticks(world, 1, 10 + i);
  }
  assert.notEqual((await world.service.parts.cache.quotes(['SPX']))[0], undefined);
  await world.service.stop();
  await bus.close();
  await store.close();
});
