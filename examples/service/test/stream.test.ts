import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readConfig } from '../config.js';
import { providers } from '../sources/providers.js';
import { replayedBar } from '../sources/replay.js';
import type { Source } from '../sources/source.js';
import { sourcesFor } from '../sources/sources.js';
import { MockExchange } from './mock-exchange.js';
import { frames, type Mocked } from './mock-shapes.js';
import { until } from './until.js';
import { start } from './world.js';

const minute = 60_000;
const keys = Object.fromEntries(providers.flatMap((one) => one.keys.map((key) => [key, 'k'])));

interface Streamed {
  readonly exchange: MockExchange;
  readonly source: Source;
  /** Candles of the minute `n` after the start, pushed. */
  push(n: number, isClosed?: boolean): void;
  /** What a service asks for: from its newest bar until now. */
  ask(from: number): ReturnType<Source['fetch']>;
  at(minutes: number): void;
}

async function streamed(
  context: TestContext,
  name: Mocked,
  { environment = keys, silentMs = 60_000 } = {},
): Promise<Streamed> {
  let now = start + 1;
  const exchange = await MockExchange.open(name, { now: () => now });
  const settings = readConfig({
    assets: [{ symbol: 'SPX' }],
    providers: { [name]: { host: exchange.host, requestsPerMinute: 1e6 } },
  }).providers;
  const quick = { firstDelayMs: 20, silentMs, now: () => now };
  const sources = sourcesFor({ ...quick, environment, settings });
  context.after(() => {
    for (const source of sources) source.close?.();
    exchange.close();
  });
  const source = sources.find((one) => one.name === name)!;
  return {
    exchange,
    source,
    push: (n, isClosed = true) =>
      exchange.push('SPX', replayedBar('SPX', start + n * minute, minute), isClosed),
    ask: (from) => source.fetch({ symbol: 'SPX', timeframe: '1m', from, to: now }),
    at: (minutes) => {
      now = start + minutes * minute + 1;
    },
  };
}

const times = ({ bars }: Awaited<ReturnType<Source['fetch']>>) =>
  bars.map(({ time }) => (time - start) / minute);

for (const name of Object.keys(frames) as Mocked[]) {
  test(`${name}: what is heard needs no request, and is what would have been asked for`, async (context) => {
    const { exchange, push, ask, at } = await streamed(context, name);
    await ask(start - minute);
    await until(() => exchange.subscribed.includes('SPX'));
    for (const n of [1, 2, 3]) {
      at(n + 1);
      push(n, false);
      push(n);
    }
    // Twice, and out of order: a bar is there once, in its place.
    push(2);
    push(3);
    const heard = await until(async () => {
      const { requests } = exchange;
      const found = await ask(start + minute);
      return times(found).length === 3 && exchange.requests === requests ? found : undefined;
    });
    const { requests } = exchange;
    exchange.hasStream = false;
    exchange.disconnect();
    await until(async () => (await ask(start + minute)) && exchange.requests > requests);
    const asked = await ask(start + minute);
    const plain = (bars: readonly object[]) =>
      bars.map((bar) => ({ ...bar, feed: undefined, timeframe: undefined }));
    assert.deepEqual(plain(heard.bars), plain(asked.bars));
  });
}

test('older candles and gaps are asked for, also while the stream is there', async (context) => {
  const { exchange, source, push, ask, at } = await streamed(context, 'binance');
  await ask(start - minute);
  await until(() => exchange.subscribed.includes('SPX'));
  at(4);
  push(1);
  push(3);
  await until(async () => times(await ask(start + minute)).join() === '1,3');
  const { requests } = exchange;
  await ask(start);
  assert.equal(exchange.requests, requests + 1);
  const gap = { from: start + 2 * minute, to: start + 3 * minute };
  const found = await source.fetch({ symbol: 'SPX', timeframe: '1m', ...gap });
  assert.deepEqual(times(found), [2]);
});

test('what was asked for later is kept no longer', async (context) => {
  const { exchange, push, ask, at } = await streamed(context, 'binance');
  await ask(start - minute);
  await until(() => exchange.subscribed.includes('SPX'));
  at(4);
  for (const n of [1, 2, 3]) push(n);
  await until(async () => times(await ask(start + minute)).join() === '1,2,3');
  const { requests } = exchange;
  assert.deepEqual(times(await ask(start + 3 * minute)), [3]);
  assert.equal(exchange.requests, requests);
  assert.deepEqual(times(await ask(start + minute)), [1, 2, 3]);
  assert.equal(exchange.requests, requests + 1);
});

test('a stream that ends is opened again, and what it missed is asked for', async (context) => {
  const { exchange, push, ask, at } = await streamed(context, 'binance');
  await ask(start);
  await until(() => exchange.subscribed.includes('SPX'));
  for (let n = 1; n <= 5; n++) {
    exchange.disconnect();
    at(n + 1);
    push(n); // nobody hears it
    await until(async () => (await ask(start + n * minute)) && exchange.subscribed.length > 0);
    assert.deepEqual(times(await ask(start + n * minute)), [n]);
  }
  assert.equal(exchange.streams, 6);
});

test('a stream on which nothing is heard is given up', async (context) => {
  const { exchange, ask } = await streamed(context, 'binance', { silentMs: 400 });
  await ask(start);
  await until(() => exchange.streams >= 2);
});

test('whatever a stream sends, it goes on', async (context) => {
  const { exchange, push, ask, at } = await streamed(context, 'binance');
  await ask(start);
  await until(() => exchange.subscribed.includes('SPX'));
  const hostile = [
    '',
    'null',
    '[]',
    '{',
    '{"data":{"e":"kline","k":null}}',
    '{"data":{"e":"kline","k":{"t":-1,"s":"SPX","i":"1m","x":true}}}',
    '{"e":"kline","s":"__proto__","k":{"t":1,"s":"__proto__","o":"1","h":"1","l":"1","c":"1","v":"1","x":true}}',
    '\0'.repeat(1000),
  ];
  for (const text of hostile) exchange.send(text);
  at(2);
  push(1);
  await until(async () => times(await ask(start + minute)).join() === '1');
  assert.equal(exchange.streams, 1);
});

for (const name of ['polygon', 'alpaca'] as const) {
  test(`${name}: where the key is no good for the stream, candles are asked for`, async (context) => {
    const environment = Object.fromEntries(Object.keys(keys).map((key) => [key, 'wrong']));
    const { exchange, ask } = await streamed(context, name, { environment });
    assert.equal(times(await ask(start - 3 * minute)).length, 3);
    await until(() => exchange.streams >= 1);
    assert.deepEqual(exchange.subscribed, []);
    assert.equal(times(await ask(start - 3 * minute)).length, 3);
  });
}
