// Whatever is kept, and whatever was accepted: the service starts again, and works.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { MemoryBus } from '../bus/bus.js';
import { MarketCache } from '../cache/market-cache.js';
import { MemoryStore } from '../cache/store.js';
import { type Config, ConfigFault } from '../config.js';
import { Host } from '../host.js';
import { Limiter, limiterStates } from '../sources/limiter.js';
import { ReplaySource } from '../sources/replay.js';
import { Sources } from '../sources/sources.js';
import { opened, redis, skip } from './places.js';
import { SteppedClock } from './stepped-clock.js';
import { until } from './until.js';
import { assertWithoutHole, directoryFor, openWorld, settings, start, ticks } from './world.js';

async function hosted(config: Config, at: number) {
  const clock = new SteppedClock(at);
  const now = (): number => clock.now();
  const sources = new Sources([new ReplaySource(now)]);
  const [store, bus] = [new MemoryStore(1e8, now), new MemoryBus()];
  let told = '';
  const write = (text: string): void => {
    told += text;
  };
  const log = pino({ level: 'warn' }, { write });
  const host = await Host.open({ config, clock, log, sources, store, bus });
  return { host, clock, told: () => told };
}

/** Some seconds of a service, the last of them after its snapshot; then it is killed. */
async function killed(context: TestContext): Promise<{ directory: string; at: number }> {
  const directory = directoryFor(context);
  const world = await openWorld(settings(directory));
  await ticks(world, 20);
  await world.service.snapshot();
  await ticks(world, 5, 20);
  world.service.flush();
  world.service.parts.history.close();
  return { directory, at: world.clock.now() };
}

/** It starts, collects, writes, and history has no hole. */
async function goesOn(config: Config, at: number): Promise<string> {
  const { host, clock, told } = await hosted(config, at);
  const { service } = host;
  await ticks({ service, clock }, 3);
  service.flush();
  const { history } = service.parts;
  assert.equal(history.fault, undefined);
  const times = history.newest('SPX', 1e6).map(({ time }) => time);
  assert.equal(times.at(-1), at + 1000);
  assertWithoutHole(times);
  assert.ok(service.parts.engine.broker.account.equity > 0);
  await host.stop();
  return told();
}

const keep = (name: string, value: string | Uint8Array) => (file: Database.Database) =>
  file.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?)').run(name, value);
const turn = (file: Database.Database) => file.exec("INSERT INTO turns VALUES (99999, '{')");
const half = Uint8Array.of(1, 2, 3);

for (const [name, spoil, log] of [
  ['settings that are no JSON', keep('settings', '{"assets":'), /is left out/],
  ['settings that are no object', keep('settings', 'null'), /is left out/],
  [
    'settings of another version',
    keep('settings', '{"gone":1,"assets":[{}]}'),
    /gone: Unrecognized key/,
  ],
  ['half a state of the pipeline', keep('pipeline', half), /rebuilt from history/],
  ['half a state of the broker', keep('broker', half), /begins anew/],
  ['a turn that is no JSON', turn, /rebuilt from history/],
] as const) {
  test(`${name}: it is said, and the service starts without`, async (context) => {
    const { directory, at } = await killed(context);
    const config = settings(directory);
    const file = new Database(config.databasePath);
    spoil(file);
    file.close();
    assert.match(await goesOn(config, at), log);
    const again = await goesOn(config, at + 2000);
    assert.doesNotMatch(again, /rebuilt|begins anew/, 'what was kept since is whole');
  });
}

test('other money, other assets, other timeframes in the file: it goes on with what fits', async (context) => {
  for (const more of [
    { equity: 5000 },
    { assets: [{ symbol: 'SPX' }] },
    { timeframes: ['1s', '10s'] },
  ]) {
    const { directory, at } = await killed(context);
    await goesOn(settings(directory, more), at);
  }
});

test('another base is refused, as its bars would be taken for those of the first', async (context) => {
  const { directory, at } = await killed(context);
  const other = settings(directory, { base: '5s', timeframes: ['5s'] });
  await assert.rejects(hosted(other, at), (error) => {
    return error instanceof ConfigFault && /^base: 1s is what history has/.test(error.message);
  });
  await goesOn(settings(directory), at);
});

test('what was set and does not fit the file any more is left out, and not lost', async (context) => {
  const { directory, at } = await killed(context);
  const { host } = await hosted(settings(directory), at);
  await host.change({ assets: [{ symbol: 'SPX', timeframes: ['1s', '5s'] }] });
  await host.stop();
  const config = settings(directory);
  const file = new Database(config.databasePath);
  keep('base', '5s')(file);
  file.exec('DELETE FROM bars');
  file.close();
  const fives = await hosted(settings(directory, { base: '5s', timeframes: ['5s'] }), at);
  assert.match(fives.told(), /is left out/);
  assert.equal(fives.host.service.parts.config.assets.length, 2);
  await fives.host.stop();
  const after = new Database(config.databasePath);
  const kept = after.prepare("SELECT value FROM kept WHERE name = 'settings'").pluck().get();
  after.close();
  assert.equal(JSON.parse(kept as string).assets.length, 1);
});

test('only what was changed is kept: the rest is as the file says', async (context) => {
  const { directory, at } = await killed(context);
  const first = await hosted(settings(directory), at);
  await first.host.change({ staleSeconds: 77 });
  first.host.service.parts.history.close(); // as by a kill: what was answered is on disk
  const assets = [{ symbol: 'SPX' }];
  const { host } = await hosted(settings(directory, { assets }), at);
  const { config } = host.service.parts;
  assert.deepEqual([config.staleSeconds, config.assets.length], [77, 1]);
  await host.stop();
});

test('a change that is accepted is one that starts; symbols that differ in case alone are refused', async (context) => {
  const { host, clock } = await hosted(settings(directoryFor(context)), start);
  const twice = { assets: [{ symbol: 'SPX' }, { symbol: 'spx' }] };
  await assert.rejects(host.change(twice), (error) => error instanceof ConfigFault);
  for (const change of [
    { assets: ['constructor', 'toString', 'BTC/USDT', 'BTCUSDT'].map((symbol) => ({ symbol })) },
    {
      assets: [{ symbol: 'SPX', tick: 1e6, step: 1e-9, calendar: 'fx', timeframes: ['1s', '1M'] }],
    },
    { assets: [{ symbol: 'SPX', enabled: false }] },
    { canary: { enabled: true, minConfidence: 1 }, retentionDays: 36_500 },
  ]) {
    await host.change(change);
    await ticks({ service: host.service, clock }, 3);
    host.service.flush();
    assert.equal(host.service.parts.history.fault, undefined);
  }
  await host.stop();
});

test('a change with which it cannot be opened leaves it as it was, running', async (context) => {
  const { host, clock } = await hosted(settings(directoryFor(context)), start);
  await ticks({ service: host.service, clock }, 5);
  const { store } = host.service.parts;
  const { appendMany } = store;
  store.appendMany = async (entries, forgotten) => {
    if (forgotten?.includes('tail:NEW')) throw new Error('no room for it');
    return appendMany.call(store, entries, forgotten);
  };
  await assert.rejects(host.change({ assets: [{ symbol: 'NEW' }] }), /no room for it/);
  assert.equal(host.service.parts.config.assets.length, 2);
  await ticks({ service: host.service, clock }, 2);
  host.service.flush();
  assert.equal(host.service.parts.history.fault, undefined);
  assert.equal(host.service.parts.history.get('settings'), undefined);
  await host.stop();
});

test('limits of another version: nothing was asked', () => {
  assert.deepEqual(limiterStates.parse({ yahoo: { times: 5 } }), {});
  const state = { times: [start], share: 0.5, notBefore: null };
  assert.deepEqual(limiterStates.parse({ yahoo: state }), { yahoo: state });
  assert.equal(new Limiter([{ requests: 1, perMs: 60_000 }], state).waitMs(start), 60_000);
});

test('a source is asked again after a day, whatever it or the clock said', () => {
  const day = 86_400_000;
  const limiter = new Limiter([{ requests: 5, perMs: 60_000 }]);
  limiter.refused(start, 1e15);
  assert.equal(limiter.waitMs(start), day);
  const times = Array.from({ length: 5 }, (_, i) => start + 1000 * day + i);
  const ahead = new Limiter([{ requests: 5, perMs: 60_000 }], {
    times,
    share: 1,
    notBefore: start + 1000 * day,
  });
  assert.equal(ahead.waitMs(start), day);
  assert.equal(ahead.waitMs(start + day), 0);
});

test('Redis is away at the start, or has what nobody can read: the service works', {
  skip,
}, async (context) => {
  const { child, url, port } = await redis(context);
  child.kill('SIGKILL');
  const { store, bus } = await opened(url);
  const world = await openWorld(settings(directoryFor(context)), { store, bus });
  await ticks(world, 3);
  const { cache } = world.service.parts;
  assert.ok((await cache.quotes(['SPX']))[0], 'this process has it');
  await redis(context, port);
  const other = await opened(url);
  const theirs = new MarketCache(other.store);
  await until(async () => {
    await ticks(world, 1);
    return (await theirs.quotes(['SPX']))[0];
  });
  await other.store.setMany('rows', [['ODD', Uint8Array.of(0xc1)]], 60_000);
  await other.store.appendMany([['tail:ODD', Uint8Array.of(0xc1), 5]], ['tail:ODD']);
  assert.deepEqual(await cache.rows(['ODD']), [undefined]);
  assert.deepEqual(await cache.bars('ODD'), []);
  await world.service.stop();
  for (const one of [store, other.store]) await one.close();
});
