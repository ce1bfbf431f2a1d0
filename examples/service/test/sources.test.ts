import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readConfig } from '../config.js';
import { Limiter } from '../sources/limiter.js';
import { providers } from '../sources/providers.js';
import { replayedBar } from '../sources/replay.js';
import type { SourceFault } from '../sources/source.js';
import { Sources, sourcesFor } from '../sources/sources.js';
import { type Fault, MockExchange } from './mock-exchange.js';
import { type Mocked, mockedNames } from './mock-shapes.js';
import { patienceMs } from './stepped-clock.js';
import { start } from './world.js';

const environment = Object.fromEntries(
  providers.flatMap(({ keys }) => keys.map((key) => [key, 'k'])),
);
const quick = { attempts: 1, firstDelayMs: 1, halfOpenMs: 200, breakAfter: 3 };

function settingsOf(exchanges: ReadonlyMap<Mocked, MockExchange>) {
  const providers = Object.fromEntries([...exchanges].map(([name, { host }]) => [name, { host }]));
  return readConfig({ assets: [{ symbol: 'SPX' }], providers }).providers;
}

async function mocked(
  context: TestContext,
  names: readonly Mocked[],
  { now = () => start + 30_000, timeoutMs = patienceMs } = {},
) {
  const exchanges = new Map<Mocked, MockExchange>();
  for (const name of names) {
    const exchange = await MockExchange.open(name, { now });
    exchange.hasStream = false;
    exchanges.set(name, exchange);
  }
  const settings = settingsOf(exchanges);
  const sources = sourcesFor({ now, environment, settings, timeoutMs, ...quick });
  context.after(() => {
    for (const source of sources) source.close?.();
    for (const exchange of exchanges.values()) exchange.close();
  });
  const all = new Sources(sources);
  return { all, exchanges, source: (name: Mocked) => sources.find((one) => one.name === name)! };
}

const wanted = { symbol: 'SPX', timeframe: '1m', from: start - 5 * 60_000, to: start + 60_000 };
const expected = Array.from({ length: 5 }, (_, i) => {
  return { ...replayedBar('SPX', start - (5 - i) * 60_000, 60_000), symbol: 'SPX' };
});
const plain = (bars: readonly object[]) =>
  bars.map((bar) => ({ ...bar, feed: undefined, timeframe: undefined }));

for (const name of mockedNames) {
  test(`${name}: closed bars and the forming one, whatever their order`, async (context) => {
    const { source, exchanges } = await mocked(context, [name]);
    for (const fault of ['none', 'duplicated', 'out-of-order', 'clock-skew'] as const) {
      if (name === 'alphaVantage' && fault === 'duplicated') continue; // an object has no double
      exchanges.get(name)!.fault = fault;
      const { bars, forming } = await source(name).fetch(wanted);
      assert.deepEqual(plain(bars), plain(expected), fault);
      assert.ok(forming!.time >= start, fault);
    }
    exchanges.get(name)!.fault = 'late';
    assert.equal((await source(name).fetch(wanted)).bars.length, 3);
  });
}

const kinds: Partial<Record<Fault, string>> = {
  '429': 'rate-limit',
  '500': 'unavailable',
  'time-out': 'timeout',
  'half-body': 'unavailable',
  'wrong-json': 'malformed',
  'no-json': 'malformed',
  disconnect: 'unavailable',
};

test('each fault is named, the next source answers, and the first comes back', async (context) => {
  for (const [fault, kind] of Object.entries(kinds)) {
    const timeoutMs = fault === 'time-out' ? 1000 : patienceMs;
    const { all, source, exchanges } = await mocked(context, ['binance', 'yahoo'], { timeoutMs });
    const [asset] = readConfig({
      assets: [{ symbol: 'SPX', sources: ['binance', 'yahoo'] }],
    }).assets;
    exchanges.get('binance')!.fault = fault as Fault;
    await assert.rejects(
      source('binance').fetch(wanted),
      (error: SourceFault) => error.kind === kind,
      fault,
    );
    const { source: answered, candles } = await all.fetch(asset!, wanted);
    assert.equal(answered, 'yahoo', fault);
    assert.deepEqual(plain(candles.bars), plain(expected));
    assert.equal(all.fallbacks, 1);
  }
});

test('the breaker opens after three faults, asks nobody, and closes when the source is well', async (context) => {
  const { source, exchanges } = await mocked(context, ['binance']);
  const exchange = exchanges.get('binance')!;
  exchange.fault = '500';
  for (let i = 0; i < 3; i++) await assert.rejects(source('binance').fetch(wanted));
  const { requests } = exchange;
  await assert.rejects(
    source('binance').fetch(wanted),
    (error: SourceFault) => error.kind === 'open',
  );
  assert.equal(exchange.requests, requests);
  exchange.fault = 'none';
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.equal((await source('binance').fetch(wanted)).bars.length, 5);
  assert.ok(exchange.connections < exchange.requests);
});

test('Retry-After is honoured, over a restart too', async (context) => {
  let now = start + 30_000;
  const { all, source, exchanges } = await mocked(context, ['binance'], { now: () => now });
  const exchange = exchanges.get('binance')!;
  exchange.fault = '429-retry-after';
  await assert.rejects(source('binance').fetch(wanted));
  exchange.fault = 'none';
  now += 6000;
  await assert.rejects(
    source('binance').fetch(wanted),
    (error: SourceFault) => error.kind === 'rate-limit',
  );
  const states = JSON.parse(JSON.stringify(all.states));
  const restarted = sourcesFor({
    now: () => now,
    environment,
    settings: settingsOf(exchanges),
    states,
  }).find(({ name }) => name === 'binance')!;
  context.after(() => restarted.close?.());
  await assert.rejects(restarted.fetch(wanted));
  assert.equal(exchange.requests, 1);
  now += 1500;
  assert.equal((await restarted.fetch(wanted)).bars.length, 5);
});

test('limits are never exceeded over a simulated day, with a restart each hour', () => {
  const limits = [
    { requests: 5, perMs: 60_000 },
    { requests: 800, perMs: 86_400_000 },
  ];
  let limiter = new Limiter(limits);
  const asked: number[] = [];
  for (let second = 0; second < 86_400; second++) {
    const now = start + 1000 * second;
    if (second % 3600 === 0)
      limiter = new Limiter(limits, JSON.parse(JSON.stringify(limiter.state)));
    if (limiter.waitMs(now) > 0) continue;
    limiter.spend(now);
    asked.push(now);
  }
  assert.equal(asked.length, 800);
  asked.slice(5).forEach((time, i) => {
    assert.ok(time - asked[i]! >= 60_000);
  });
});

test('after a 429 the rate is halved, and comes back step by step', () => {
  const limiter = new Limiter([{ requests: 100, perMs: 60_000 }]);
  limiter.refused(0, 1000);
  limiter.refused(0, 1000);
  assert.equal(limiter.state.share, 0.25);
  assert.equal(limiter.waitMs(500), 500);
  const shares = Array.from({ length: 60 }, () => {
    limiter.answered();
    return limiter.state.share;
  });
  assert.deepEqual([...new Set(shares)], [0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]);
});
