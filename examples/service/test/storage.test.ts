import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { barsCodec, blockCodec } from '../cache/codecs.js';
import { type Features, MarketCache } from '../cache/market-cache.js';
import { MemoryStore } from '../cache/store.js';
import { HistoryFault } from '../history/file.js';
import { History } from '../history/history.js';
import { scanned } from '../http/scan.js';
import { ReplaySource, replayedBar } from '../sources/replay.js';
import { Sources } from '../sources/sources.js';
import { backup, directoryFor, openWorld, settings, start, ticks } from './world.js';

const bars = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...replayedBar('NOISE', start + 1000 * i, 1000),
    symbol: 'NOISE',
  }));

test('a copy that was made while the service ran goes on to the same bits', async (context) => {
  const directory = directoryFor(context);
  const config = settings(directory);
  const world = await openWorld(config);
  await ticks(world, 15);
  await world.service.snapshot();
  const copy = join(directory, 'backup.sqlite');
  await backup(config.databasePath, copy);
  const restored = await openWorld({ ...config, databasePath: copy }, {}, world.clock.now());
  await Promise.all([ticks(world, 15, 15), ticks(restored, 15, 15)]);
  assert.deepEqual(
    await restored.service.parts.engine.state(),
    await world.service.parts.engine.state(),
  );
  await Promise.all([world.service.stop(), restored.service.stop()]);
});

test('a file that is no database, or cannot be made, is refused with what to do', (context) => {
  const directory = directoryFor(context);
  const broken = join(directory, 'broken.sqlite');
  writeFileSync(broken, 'this is no database, and never was one'.repeat(100));
  for (const path of [broken, join(directory, 'nowhere', 'x.sqlite')]) {
    assert.throws(
      () => new History(path),
      (error) => error instanceof HistoryFault && /restore a backup/.test(error.message),
    );
  }
});

test('a full disk: the fault is told, what waits goes on waiting, and is written once there is room', (context) => {
  const path = join(directoryFor(context), 'full.sqlite');
  const history = new History(path, { busyMs: 50 });
  const other = new Database(path);
  const word = { bars: bars(500), noRisk: new Set<string>() };
  history.addTurn(word);
  other.exec('BEGIN IMMEDIATE'); // nobody else can write now
  assert.equal(history.flush(), false);
  assert.match(history.fault ?? '', /SQLITE_BUSY/);
  assert.equal(history.waiting, 501);
  other.exec('COMMIT');
  other.close();
  history.pragma('max_page_count = 20');
  assert.equal(history.flush(), false);
  assert.match(history.fault ?? '', /SQLITE_FULL/);
  history.pragma('max_page_count = 1000000');
  assert.equal(history.flush(), true);
  assert.equal(history.bars('NOISE', 0, start * 2, 1e6).length, 500);
  history.close();
});

test('a full disk does not stop the service: its limits too are written once there is room', async (context) => {
  const times = Array.from({ length: 10_000 }, (_, i) => start + i);
  const state = { times, share: 1, notBefore: 0 };
  const source = Object.assign(new ReplaySource(() => start), { state });
  const world = await openWorld(settings(directoryFor(context)), {
    sources: new Sources([source]),
  });
  const { history } = world.service.parts;
  await ticks(world, 5);
  history.pragma('max_page_count = 1');
  world.service.flush();
  await world.service.snapshot();
  assert.match(history.fault ?? '', /SQLITE_FULL/);
  history.pragma('max_page_count = 1000000');
  world.service.flush();
  assert.equal(history.fault, undefined);
  assert.equal(history.get('limits'), JSON.stringify({ replay: state }));
  await world.service.stop();
});

test('bars come back from the cache to the bit, the newest of them, smaller than they were', async () => {
  const cache = new MarketCache(new MemoryStore(1e8, () => start));
  const given = bars(2000);
  const update = { quotes: [], forming: [], closed: [] };
  await cache.fill('NOISE', [], 1024);
  for (const bar of given) await cache.update({ ...update, bars: [bar] });
  const kept = await cache.bars('NOISE');
  assert.ok(kept.length >= 1024 && kept.length < 1024 + 512);
  assert.deepEqual(kept, given.slice(-kept.length));
  assert.ok(cache.counts.plainBytes > 5 * cache.counts.packedBytes);
  assert.deepEqual(await cache.bars('nobody'), []);
});

test('any doubles come back to the bit, but for the sign of zero', () => {
  const odd = [0.1 + 0.2, 0.3, Number.NaN, 1e300, 5e-324, -1.25, 2 ** 53, 2 ** 53 + 2, 1e-8, 100];
  const given = odd.map((open, i) => ({
    ...{ symbol: 'NOISE', time: start + 1000 * i, open, high: odd[9 - i]!, low: -open },
    ...{ close: i % 2 === 0 ? 2 ** 53 - 1 : -2, volume: 100 + i / 100 },
  }));
  for (const codec of [barsCodec, blockCodec]) {
    assert.deepEqual(codec.unpack(codec.pack(given), 'NOISE'), given);
  }
});

test('a late bar finds its place; where that is compressed, its symbol is told', async () => {
  const cache = new MarketCache(new MemoryStore(1e8, () => start));
  const given = bars(300);
  const [older, late] = [given[10]!, given[290]!];
  const punctual = given.filter((bar) => bar !== older && bar !== late);
  await cache.fill('NOISE', punctual, 1024);
  const nothing = { quotes: [], forming: [], closed: [] };
  assert.deepEqual([...(await cache.update({ ...nothing, bars: [late] }))], []);
  assert.deepEqual(
    await cache.bars('NOISE'),
    given.filter((bar) => bar !== older),
  );
  assert.deepEqual([...(await cache.update({ ...nothing, bars: [older] }))], ['NOISE']);
});

test('what was used least recently goes first, and what is too old is gone', async () => {
  let now = start;
  const store = new MemoryStore(100, () => now);
  const bytes = new Uint8Array(40);
  await store.setMany('k', [['a', bytes]], 1000);
  await store.setMany('k', [['b', bytes]], 5000);
  await store.getMany('k', ['a']);
  await store.setMany('k', [['c', bytes]], 5000);
  const names = ['a', 'b', 'c'];
  const there = async () => (await store.getMany('k', names)).map((one) => one !== undefined);
  assert.deepEqual(await there(), [true, false, true]);
  assert.equal(store.bytes, 80);
  now += 1001;
  assert.deepEqual(await there(), [false, false, true]);
  assert.equal(store.bytes, 40);
});

test('500 symbols are scanned within 50 ms, the stale ones left out', async () => {
  const cache = new MarketCache(new MemoryStore(1e8, () => start));
  const symbols = Array.from({ length: 500 }, (_, i) => `S${i}`);
  const closed = symbols.map((symbol, i): Features => {
    const columns = [...Array.from({ length: 30 }, (_, k) => `column${k}`), 'rsi'];
    const values = Float64Array.from(columns, (_, k) => (k < 30 ? i + k : i % 100));
    const end = i % 10 === 0 ? start - 1e9 : start;
    return { symbol, at: start, columns, rows: { '1m': { end, close: i, values } } };
  });
  await cache.update({ quotes: [], forming: [], closed, bars: [] });
  const scan = {
    timeframe: '1m',
    where: 'rsi < 30 and close > column0 / 2',
    order: 'rsi',
    limit: 500,
    maxAgeSeconds: 60,
  };
  const times: number[] = [];
  for (let i = 0; i < 10; i++) {
    const began = performance.now();
    const found = scanned(await cache.rows(symbols), scan, start);
    times.push(performance.now() - began);
    assert.equal(found.length, 135);
    assert.equal(found[0]?.order, 29);
  }
  const least = Math.min(...times);
  console.log(`a scan of 500 symbols: ${least.toFixed(2)} ms at the least of ten`);
  assert.ok(least < 50);
});
