// What sources have not: outages, gaps, no answer at all.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Logger, pino } from 'pino';
import { ReplaySource } from '../sources/replay.js';
import type { Candles, Source } from '../sources/source.js';
import { Sources } from '../sources/sources.js';
import {
  assertWithoutHole,
  directoryFor,
  openWorld,
  settings,
  silent,
  start,
  ticks,
  type World,
} from './world.js';

test('an outage is a gap that is filled once the sources have its bars', async (context) => {
  const world = await openWorld(settings(directoryFor(context)));
  await ticks(world, 5);
  world.clock.step(60_000);
  await ticks(world, 5, 5);
  world.service.flush();
  const times = world.service.parts.history
    .bars('NOISE', 0, start * 2, 10_000)
    .map(({ time }) => time);
  assertWithoutHole(times);
  await world.service.stop();
});

test('a source that says nothing of a gap holds nobody up, and what it says later is taken in', async (context) => {
  let now = start;
  const replay = new ReplaySource(() => now);
  const hole = start + 2000;
  let answer = (): void => {};
  const source: Source = {
    name: 'replay',
    async fetch(wanted) {
      const candles = await replay.fetch(wanted);
      if (wanted.to === now) {
        return { ...candles, bars: candles.bars.filter(({ time }) => time !== hole) };
      }
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return candles;
    },
  };
  const assets = [{ symbol: 'SPX' }];
  const world = await openWorld(settings(directoryFor(context), { assets }), {
    sources: new Sources([source]),
  });
  const seconds = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      now = start + 1000 * Math.ceil((now + 1 - start) / 1000);
      world.clock.step(now - world.clock.now());
      await world.service.collector.tick(0);
    }
  };
  await seconds(8);
  world.service.flush();
  const times = () =>
    world.service.parts.history.bars('SPX', start, start * 2, 1000).map(({ time }) => time);
  assert.equal(times().includes(hole), false);
  assert.equal(times().at(-1), start + 7000);
  answer();
  await seconds(2);
  world.service.flush();
  assertWithoutHole(times());
  await world.service.stop();
});

/** A log, and what was said in it: its words, and of which symbol. */
function heardLog() {
  const heard: string[] = [];
  const write = (line: string): void => {
    const { msg, symbol } = JSON.parse(line);
    heard.push(`${symbol}: ${msg}`);
  };
  return { heard, log: pino({ level: 'warn' }, { write }) };
}

test('symbols that no source ever answered for are logged, once', async (context) => {
  const { heard, log } = heardLog();
  const world = await openWorld(settings(directoryFor(context)), { sources: new Sources([]), log });
  await ticks(world, 5);
  assert.deepEqual(heard, ['SPX: no candles', 'NOISE: no candles']);
  await world.service.stop();
});

const hole = start + 2000;

/** A service of a source that leaves a bar out, until it is asked for that bar alone. */
async function withHole(context: TestContext, log: Logger, inHole: (bars: Candles) => Candles) {
  const replay = new ReplaySource(() => world.clock.now());
  const source: Source = {
    name: 'replay',
    async fetch(wanted) {
      const candles = await replay.fetch(wanted);
      if (wanted.from === hole) return inHole(candles);
      return { ...candles, bars: candles.bars.filter(({ time }) => time !== hole) };
    },
  };
  const config = settings(directoryFor(context), { assets: [{ symbol: 'SPX' }] });
  const world: World = await openWorld(config, { sources: new Sources([source]), log });
  return world;
}

test('a gap that nobody can be asked for is asked for again, and given up at last', async (context) => {
  const { heard, log } = heardLog();
  let asked = 0;
  const world = await withHole(context, log, () => {
    asked += 1;
    throw new Error('out of order');
  });
  await ticks(world, 100);
  assert.deepEqual(heard, []);
  await ticks(world, 30, 100);
  assert.deepEqual(heard, ['SPX: a gap stays']);
  const before = asked;
  assert.ok(before > 100);
  await ticks(world, 10, 130);
  assert.equal(asked, before);
  await world.service.stop();
});

test('a gap that is filled while nothing can be written leaves the cache what it has', async (context) => {
  const world = await withHole(context, silent, (candles) => candles);
  const { history, cache } = world.service.parts;
  await ticks(world, 2);
  world.service.flush();
  history.pragma('query_only = 1');
  await ticks(world, 8, 2);
  const later = (await cache.bars('SPX')).filter(({ time }) => time > hole);
  assert.deepEqual([later.length, later.at(-1)?.time], [6, start + 8000]);
  history.pragma('query_only = 0');
  world.service.flush();
  assertWithoutHole(history.bars('SPX', 0, start * 2, 1e6).map(({ time }) => time));
  await world.service.stop();
});

test('of fifty symbols that lose a second at once all are asked for at once, and none has a hole', async (context) => {
  const replay = new ReplaySource(() => world.clock.now());
  let [asking, most] = [0, 0];
  const source: Source = {
    name: 'replay',
    async fetch(wanted) {
      const { bars, forming } = await replay.fetch(wanted);
      if (wanted.from !== hole) return { bars: bars.filter(({ time }) => time !== hole), forming };
      most = Math.max(most, ++asking);
      await new Promise((resolve) => setImmediate(resolve));
      asking -= 1;
      return { bars, forming };
    },
  };
  const symbols = Array.from({ length: 50 }, (_, i) => `S${i}`);
  const assets = symbols.map((symbol) => ({ symbol }));
  const config = settings(directoryFor(context), { assets, bootstrapDays: 0 });
  const world: World = await openWorld(config, { sources: new Sources([source]) });
  await ticks(world, 7);
  const { history, cache } = world.service.parts;
  world.service.flush();
  for (const symbol of symbols) {
    const kept = history.newest(symbol, 100);
    assertWithoutHole(kept.map(({ time }) => time));
    assert.deepEqual(await cache.bars(symbol), kept);
  }
  assert.equal(most, 50);
  await world.service.stop();
});
