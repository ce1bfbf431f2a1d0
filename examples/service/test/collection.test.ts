import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReplaySource, replayedBar } from '../sources/replay.js';
import type { Source } from '../sources/source.js';
import { Sources } from '../sources/sources.js';
import { directoryFor, openWorld, settings, start, ticks, type World } from './world.js';

test('an empty history is filled from the sources, then each second adds its bar', async (context) => {
  const world = await openWorld(settings(directoryFor(context)));
  await ticks(world, 10);
  const bars = world.service.parts.history.bars('SPX', 0, start * 2, 10_000);
  assert.equal(bars.length, 0, 'nothing is on disk before the batch is written');
  world.service.flush();
  const written = world.service.parts.history.bars('SPX', 0, start * 2, 10_000);
  assert.equal(written.length, 432 + 9);
  for (const { symbol, ...bar } of written)
    assert.deepEqual(bar, replayedBar(symbol, bar.time, 1000));
  await world.service.stop();
});

test('a row is of the bar of its timeframe that closed last, also in the middle of a burst', async (context) => {
  const world = await openWorld(settings(directoryFor(context)), {}, start + 3000);
  await ticks(world, 1);
  const [found] = await world.service.parts.cache.rows(['SPX']);
  const { end, close } = found!.rows['5s']!;
  assert.deepEqual([end, close], [start, replayedBar('SPX', start - 1000, 1000).close]);
  await world.service.stop();
});

test('a forming bar is peeked at and changes nothing', async (context) => {
  const config = settings(directoryFor(context), { base: '5s', timeframes: ['5s'] });
  const world = await openWorld(config, {}, start + 3000);
  await ticks(world, 1);
  const before = await world.service.parts.engine.state();
  await ticks(world, 1, 1);
  const [forming] = await world.service.parts.cache.forming(['SPX']);
  assert.equal(forming?.at, start + 4000);
  assert.deepEqual(await world.service.parts.engine.state(), before);
  await world.service.stop();
});

test('stopped and started again it goes on to the same bits', async (context) => {
  const config = settings(directoryFor(context));
  const first = await openWorld(config);
  await ticks(first, 20);
  await first.service.stop();
  const second = await openWorld(config, {}, first.clock.now());
  await ticks(second, 20);
  const whole = await openWorld({ ...config, databasePath: ':memory:' });
  await ticks(whole, 40);
  assert.deepEqual(
    await second.service.parts.engine.state(),
    await whole.service.parts.engine.state(),
  );
  assert.deepEqual(second.service.parts.engine.reconcile(), []);
  await second.service.stop();
  await whole.service.stop();
});

test('other timeframes: the state is rebuilt from history, and the broker keeps what it holds', async (context) => {
  const config = settings(directoryFor(context));
  const first = await openWorld(config);
  await ticks(first, 30);
  const equity = first.service.parts.engine.broker.account.equity;
  await first.service.stop();
  const second = await openWorld({ ...config, timeframes: ['1s', '10s'] }, {}, first.clock.now());
  assert.equal(second.service.parts.engine.broker.account.equity, equity);
  assert.deepEqual(second.service.parts.engine.reconcile(), []);
  assert.deepEqual(second.service.parts.engine.pipeline.symbols, ['NOISE', 'SPX']);
  await second.service.stop();
});

test('who was due in a second that was missed is asked in the next', async (context) => {
  const replay = new ReplaySource(() => world.clock.now());
  const asked: number[] = [];
  const source: Source = {
    name: 'replay',
    fetch(wanted) {
      const second = (world.clock.now() - start) / 1000;
      if (wanted.symbol === 'NOISE') asked.push(second);
      else if (second === 1) world.clock.step(1500);
      return replay.fetch(wanted);
    },
  };
  const assets = [{ symbol: 'SPX' }, { symbol: 'NOISE', everySeconds: 2 }];
  const config = settings(directoryFor(context), { assets });
  const world: World = await openWorld(config, { sources: new Sources([source]) });
  const ends = new AbortController();
  await world.service.collector.run(ends.signal, async (second) => {
    if (second === 6) ends.abort();
  });
  assert.deepEqual(asked, [0, 3, 4, 6]);
  assert.equal(world.service.collector.counts.missed, 1);
  await world.service.stop();
});
