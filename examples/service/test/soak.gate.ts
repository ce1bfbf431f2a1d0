// A day of seconds on a clock that is stepped, from a source that fails now and then: nothing is missed,
// nothing grows. `npm run soak` for 24 hours of 100 symbols; `HOURS` and `SYMBOLS` for less.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readConfig } from '../config.js';
import { ReplaySource } from '../sources/replay.js';
import { type Source, SourceFault } from '../sources/source.js';
import { Sources } from '../sources/sources.js';
import { places } from './places.js';
import { randomFrom } from './random.js';
import { SteppedClock } from './stepped-clock.js';
import { assertWithoutHole, directoryFor, openWorld, settings, start } from './world.js';

const hours = Number(process.env['HOURS'] ?? 24);
const count = Number(process.env['SYMBOLS'] ?? 100);
const faultRatio = 0.03;
const samples = 60;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is held after a collection, at one moment of the run. */
interface Held {
  readonly hour: number;
  readonly heapMegabytes: number;
  readonly rssMegabytes: number;
}

function held(hour: number): Held {
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { hour, heapMegabytes: (heapUsed + external) / 1e6, rssMegabytes: rss / 1e6 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Growth over the second half, MB, by the median of the slopes between all pairs; and what is noise. */
function growth(all: readonly Held[], of: (one: Held) => number) {
  const half = all.slice(Math.floor(all.length / 2));
  const slopes = half.flatMap((a, i) =>
    half.slice(i + 1).map((b) => (of(b) - of(a)) / (b.hour - a.hour)),
  );
  const slope = median(slopes);
  const rests = half.map((one) => of(one) - slope * one.hour);
  const spread = median(rests.map((rest) => Math.abs(rest - median(rests))));
  return { slope, grown: slope * (half.at(-1)!.hour - half[0]!.hour), spread };
}

for (const place of places) {
  test(`${place.name}: ${count} symbols by the second, ${hours} h`, {
    skip: place.skip,
    timeout: 24 * 3_600_000,
  }, async (context) => {
    const clock = new SteppedClock(start);
    const random = randomFrom(1);
    const replay = new ReplaySource(() => clock.now());
    const source: Source = {
      name: 'replay',
      async fetch(wanted) {
        if (random() < faultRatio) throw new SourceFault('unavailable', 'now and then');
        return replay.fetch(wanted);
      },
    };
    const { databasePath } = settings(directoryFor(context));
    const assets = Array.from({ length: count }, (_, i) => ({ symbol: `S${i}`, bufferBars: 500 }));
    const config = readConfig({ base: '1s', assets, bootstrapDays: 0, databasePath });
    const { store, bus } = await place.open(context, () => clock.now());
    const { service } = await openWorld(config, {
      clock,
      sources: new Sources([source]),
      store,
      bus,
    });
    service.start();
    const all: Held[] = [];
    for (let i = 1; i <= samples; i++) {
      // Half a minute late: at full minutes a snapshot is under way, 8 MB of it, in memory more or less.
      const until = start + (i * hours * 3_600_000) / samples + 30_000;
      while (clock.now() < until) await new Promise((resolve) => setImmediate(resolve));
      all.push(held((i * hours) / samples));
      if (i % 6 === 0) console.log(place.name, all.at(-1), service.collector.counts);
    }
    const { history, cache } = service.parts;
    const { missed, ticks, faults } = service.collector.counts;
    const newest = await Promise.all(assets.map(({ symbol }) => cache.bars(symbol)));
    service.flush();
    // a symbol at a time: a day of a hundred is more than fits
    const seconds = assets.map(({ symbol }) => {
      const times = history.bars(symbol, 0, 1e15, 1e8).map(({ time }) => time);
      assertWithoutHole(times);
      return times.length;
    });
    await service.stop();
    await store.close();
    for (const bars of newest) assert.ok(bars.length >= 500 || bars.length >= ticks - 5);
    const [heap, rss] = [
      growth(all, (one) => one.heapMegabytes),
      growth(all, (one) => one.rssMegabytes),
    ];
    console.log(place.name, {
      ticks,
      missed,
      faults,
      collectedRatio: Math.min(...seconds) / (ticks - 1),
      heapMegabytes: all.at(-1)!.heapMegabytes,
      heapPerHour: heap.slope,
      rssMegabytes: all.at(-1)!.rssMegabytes,
      rssPerHour: rss.slope,
    });
    assert.ok(Math.min(...seconds) >= 0.999 * (ticks - 1) - 1);
    for (const [name, { grown, spread }, level] of [
      ['heap', heap, all.at(-1)!.heapMegabytes],
      ['resident', rss, all.at(-1)!.rssMegabytes],
    ] as const) {
      assert.ok(grown <= 3 * spread + 0.05 * level, `${name}: ${grown} MB in the second half`);
    }
  });
}
