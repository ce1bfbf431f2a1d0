// What each way of the service saves, printed beside its alternative: `npm run figures`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SymbolBar } from 'barwave';
import { barAt, columnsOf } from 'barwave/bars';
import { decodeBars, encodeBars } from 'barwave/history';
import { barsCodec, blockCodec, type Codec, featuresCodec, quoteCodec } from '../cache/codecs.js';
import { type Features, MarketCache } from '../cache/market-cache.js';
import { MockExchange } from './mock-exchange.js';
import { opened, places } from './places.js';
import { directoryFor, openWorld, settings, start, ticks } from './world.js';

/** Least of some runs, ms. */
async function least(work: () => unknown, runs = 20): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

const rounded = (record: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, Number(value.toPrecision(3))]),
  );

/** Beside `blockCodec`: fewer bytes of market prices, and more time. */
const libraryCodec: Codec<readonly SymbolBar[]> = {
  pack: (bars) => encodeBars(columnsOf(bars)),
  unpack(bytes, symbol) {
    const columns = decodeBars(bytes);
    return Array.from(columns.time, (_, i) => ({ symbol, ...barAt(columns, i) }));
  },
};

const symbols = Array.from({ length: 20 }, (_, i) => `S${i}`);

for (const place of places) {
  test(`${place.name}: what the service saves`, { skip: place.skip }, async (context) => {
    const assets = symbols.map((symbol) => ({ symbol }));
    const url = await place.url(context);
    const { store, bus } = url === undefined ? await place.open(context) : await opened(url);
    const config = settings(directoryFor(context), { assets, bootstrapDays: 0.007 });
    const world = await openWorld(config, { store, bus });
    await ticks(world, 10);
    world.service.flush();
    const { cache, history } = world.service.parts;
    // as another process reads: this one has what it wrote to Redis in its memory
    const theirs = url === undefined ? store : (await opened(url)).store;
    const far = new MarketCache(theirs);

    const exchange = await MockExchange.open('binance', { now: () => start, count: 500 });
    context.after(() => exchange.close());
    const bars = await cache.bars('S1');
    const asked = {
      fromCacheMs: await least(() => cache.bars('S1', 500)),
      fromFarCacheMs: await least(() => far.bars('S1', 500)),
      fromHistoryMs: await least(() => history.bars('S1', 0, 1e15, 500)),
      fromSourceMs: await least(async () =>
        (await fetch(`${exchange.host}/api/v3/klines?symbol=S1&interval=1m`)).json(),
      ),
    };
    console.log(place.name, '500 bars, cache on and off', rounded(asked));

    const rows = {
      pipelinedMs: await least(() => far.rows(symbols)),
      oneByOneMs: await least(async () => {
        for (const symbol of symbols) await far.rows([symbol]);
      }),
    };
    console.log(place.name, 'rows of 20 symbols, in one command and in twenty', rounded(rows));

    const { flushes, rows: written } = history.writes;
    const writesSavedRatio = 1 - flushes / written;
    console.log(place.name, 'transactions saved by batches', {
      flushes,
      written,
      writesSavedRatio,
    });
    assert.ok(writesSavedRatio > 0.9);
    if (place.name === 'redis') assert.ok(rows.pipelinedMs < rows.oneByOneMs);

    if (place.name === 'memory') {
      const [features] = (await cache.rows(['S1'])) as [Features];
      const [quote] = await cache.quotes(['S1']);
      console.log('a quote', await beside(quoteCodec, quote!));
      console.log('a row of features', await beside(featuresCodec, features));
      console.log('200 bars, MessagePack', await beside(barsCodec, bars.slice(0, 200)));
      const block = await beside(blockCodec, bars.slice(0, 200));
      console.log('200 bars, deflated', block);
      console.log('200 bars, by the library', await beside(libraryCodec, bars.slice(0, 200)));
      assert.ok(block['bytes']! < block['jsonBytes']! / 5);
    }
    await world.service.stop();
    for (const one of new Set([store, theirs])) await one.close();
  });
}

/** Bytes and microseconds, beside those of JSON. */
async function beside<T extends object>(codec: Codec<T>, value: T) {
  const json = JSON.stringify(value);
  const bytes = codec.pack(value);
  const many = async (work: () => unknown): Promise<number> => {
    const batch = (): void => {
      for (let i = 0; i < 100; i++) work();
    };
    return 10 * (await least(batch));
  };
  return rounded({
    bytes: bytes.length,
    jsonBytes: json.length,
    packUs: await many(() => codec.pack(value)),
    jsonPackUs: await many(() => JSON.stringify(value)),
    unpackUs: await many(() => codec.unpack(bytes, 'S1')),
    jsonUnpackUs: await many(() => JSON.parse(json)),
  });
}
