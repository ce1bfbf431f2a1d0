import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { MemoryBus } from '../bus/bus.js';
import { MemoryStore } from '../cache/store.js';
import { Host } from '../host.js';
import { Sources } from '../sources/sources.js';
import { served, token } from './served.js';
import { silent, start, ticks } from './world.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
async function get(app: Hono, path: string): Promise<any> {
  const response = await app.request(path);
  assert.equal(response.status, 200, path);
  return response.json();
}

test('what was collected can be asked for', async (context) => {
  const { app } = await served(context);
  const { bars } = await get(app, '/bars?symbol=SPX&limit=7');
  assert.equal(bars.length, 7);
  assert.equal(bars[6].time, start + 28_000);
  const { bars: fives } = await get(app, '/bars?symbol=SPX&timeframe=5s&limit=2');
  assert.deepEqual([fives[0].received, fives[1].time], [5, start + 25_000]);
  const [quote] = await get(app, '/quotes?symbols=SPX');
  assert.deepEqual([quote.price, quote.ageMs, quote.stale], [bars[6].close, 1000, false]);
  const latest = await get(app, '/latest');
  assert.ok(latest[0].closed['5s'].values.rsi > 0);
  assert.equal(latest[0].closed['5s'].end, start + 25_000);
  assert.ok((await get(app, '/signals?symbol=NOISE')).length > 0);
  const decisions = await get(app, '/decisions');
  assert.match(decisions[0].explanation, /So: /);
  const { feeds } = await get(app, '/quality');
  assert.deepEqual([feeds[0].symbol, feeds[0].source], ['SPX', 'replay']);
  assert.ok((await get(app, '/account')).equity > 0);
});

test('the scanner finds what an expression wants, the highest first', async (context) => {
  const { app } = await served(context);
  const where = encodeURIComponent('close > 50 and (rsi >= 0 or denoised > 1)');
  const found = await get(app, `/scan?timeframe=5s&where=${where}&order=close`);
  assert.equal(found.length, 2);
  assert.ok(found[0].close > found[1].close);
  for (const wrong of [
    'close >',
    'nobody > 1',
    '(close',
    'close close',
    ')',
    '1 ; 2',
    'constructor',
  ]) {
    const response = await app.request(`/scan?where=${encodeURIComponent(wrong)}`);
    assert.equal(response.status, 400, wrong);
  }
});

test('health has five parts, and is 503 when data are old', async (context) => {
  const { app, clock } = await served(context);
  const health = await get(app, '/health');
  for (const part of ['calculationLag', 'memory', 'streams', 'workers', 'signalQuality']) {
    assert.ok(health[part].status, part);
  }
  clock.step(301_000);
  const response = await app.request('/health');
  assert.equal(response.status, 503);
  assert.deepEqual((await response.json()).degraded, ['SPX', 'NOISE']);
});

test('an asset that is not enabled is not asked for, and health does not miss it', async (context) => {
  const assets = [{ symbol: 'SPX' }, { symbol: 'NOISE', enabled: false }];
  const { app } = await served(context, { assets });
  assert.deepEqual((await get(app, '/health')).degraded, []);
  assert.equal((await get(app, '/quality')).feeds.length, 1);
});

test('metrics are what Prometheus reads, and a minute of them is kept', async (context) => {
  const { app, host } = await served(context);
  const text = await (await app.request('/metrics')).text();
  assert.match(text, /^barwave_service_cache_hit_ratio [\d.]+$/m);
  assert.match(text, /^barwave_latency_ms\{component="update",quantile="0.5"\}/m);
  for (const line of text.trim().split('\n'))
    assert.match(line, /^(#|[a-zA-Z_:][\w:]*(\{.*\})? -?[\d.e+-]+$)/);
  for (const value of [4, 6]) host.service.parts.history.sample(start + value, 'equity', value);
  host.service.flush();
  assert.deepEqual(await get(app, '/metrics/history?name=equity'), [{ minute: start, value: 5 }]);
});

test('the watchlist changes with the token, survives a restart, and a bad change is refused whole', async (context) => {
  const { app, host, clock, config } = await served(context);
  const put = (body: string, given = token) =>
    app.request('/watchlist', {
      method: 'PUT',
      body,
      headers: { Authorization: `Bearer ${given}` },
    });
  assert.equal((await put('{}', 'wrong')).status, 401);
  const before = await get(app, '/watchlist');
  const bad = JSON.stringify({ assets: [{ symbol: 'NEW' }, { symbol: 'A', tick: -1 }], colour: 1 });
  const refused = await put(bad);
  assert.equal(refused.status, 400);
  assert.deepEqual((await refused.json()).faults.length, 2);
  assert.deepEqual(await get(app, '/watchlist'), before);
  for (const body of [
    '',
    '[]',
    'null',
    '{"assets":',
    '{"databasePath":"/etc/passwd"}',
    '{"__proto__":{"a":1}}',
  ]) {
    assert.equal((await put(body)).status, 400, body);
  }
  const good = await put(
    JSON.stringify({ assets: [{ symbol: 'SPX' }, { symbol: 'NEW' }], timeframes: ['1s', '10s'] }),
  );
  assert.equal(good.status, 200);
  await ticks({ service: host.service, clock }, 3);
  assert.equal((await get(app, '/bars?symbol=NEW&limit=3')).bars.length, 3);
  assert.equal((await app.request('/bars?symbol=NOISE')).status, 400);
  await host.stop();
  const [store, bus] = [new MemoryStore(1e8, () => clock.now()), new MemoryBus()];
  const again = await Host.open({
    config,
    clock,
    log: silent,
    sources: new Sources([]),
    store,
    bus,
  });
  assert.deepEqual(
    again.service.parts.config.assets.map(({ symbol }) => symbol),
    ['SPX', 'NEW'],
  );
  await again.stop();
  host.service = again.service;
  host.stop = async () => {};
});

test('who asks while the watchlist changes is answered', async (context) => {
  const { app, host } = await served(context);
  let isDone = false;
  const changing = host.change({ timeframes: ['1s'] }).finally(() => {
    isDone = true;
  });
  const statuses = new Set<number>();
  while (!isDone) statuses.add((await app.request('/signals')).status);
  await changing;
  assert.deepEqual([...statuses], [200]);
});

test('events go to whoever listens', async (context) => {
  const { app, host, clock } = await served(context);
  const response = await app.request('/events');
  const reader = response.body!.getReader();
  let text = new TextDecoder().decode((await reader.read()).value);
  await ticks({ service: host.service, clock }, 2, 30);
  while (!text.includes('event: closed'))
    text += new TextDecoder().decode((await reader.read()).value);
  assert.match(text, /"timeframe":"1s"/);
  await reader.cancel();
});

test('whatever is asked: no crash, no trace of the inside, and the limits hold', async (context) => {
  const { app } = await served(context, { http: { requestsPerMinute: 200 } });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const long = 'a'.repeat(10_000);
  const paths = [
    '/bars',
    '/bars?symbol=..%2f..%2fetc%2fpasswd',
    '/bars?symbol=SPX&limit=1e9',
    '/bars?symbol=SPX&symbol=SPX',
    '/bars?symbol=SPX&limit=-1',
    '/bars?symbol=SPX&timeframe=__proto__',
    '/bars?__proto__=1',
    '/scan?where=%00',
    `/scan?where=${'('.repeat(900)}`,
    `/scan?where=${'1%2b'.repeat(300)}1`,
    `/${long}`,
    '/%',
    '/%ff',
    '/..%2f..%2fmain.ts',
    '/page.ts',
    '/metrics/history?name=%27;DROP%20TABLE%20bars',
    '/quotes?symbols=,,,,',
    '/signals?limit=99999',
    '/constructor',
  ];
  for (const path of paths) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const body = await response.text();
    assert.ok(
      response.status >= 400 && response.status < 500,
      `${path.slice(0, 60)} ${response.status}`,
    );
    assert.doesNotMatch(body, /at .*\.ts|node_modules|Error:/);
  }
  for (const method of ['POST', 'DELETE', 'PATCH', 'PUT']) {
    const response = await fetch(`http://127.0.0.1:${port}/watchlist`, {
      method,
      body: long.repeat(10),
    });
    assert.ok([401, 404, 413].includes(response.status), `${method} ${response.status}`);
  }
  for (const bytes of [
    'GET / HTTP/9.9\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
    `GET /${long.repeat(3)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
  ]) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {}); // it may be reset before all was sent
    let told = '';
    socket.on('data', (chunk) => {
      told += chunk;
    });
    socket.end(bytes);
    await new Promise((resolve) => socket.once('close', resolve));
    assert.doesNotMatch(told, /at .*\.ts|node_modules/);
  }
  const headers = (await fetch(`http://127.0.0.1:${port}/`)).headers;
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const many = await Promise.all(
    Array.from({ length: 300 }, () => fetch(`http://127.0.0.1:${port}/watchlist`)),
  );
  const refused = many.filter(({ status }) => status === 429);
  assert.ok(refused.length >= 100);
  assert.equal(refused[0]?.headers.get('retry-after'), '1');
});

test('a position in a symbol that leaves the watchlist is closed by an order, and told', async (context) => {
  const { app, host, clock } = await served(context, {
    assets: [{ symbol: 'SPX' }, { symbol: 'NOISE' }],
  });
  const { broker } = host.service.parts.engine;
  const plain = { kind: 'market', reduceOnly: false } as const;
  broker.submit('NOISE', { ...plain, id: 'NOISE|a', side: 'buy', quantity: 3 });
  broker.submit('SPX', { ...plain, id: 'SPX|a', side: 'buy', quantity: 2 });
  await ticks({ service: host.service, clock }, 2);
  const before = await get(app, '/account');
  const held = before.positions.find((one: { symbol: string }) => one.symbol === 'NOISE');
  assert.ok(held.quantity !== 0 && held.mark > 0);
  broker.submit('SPX', {
    ...plain,
    id: 'SPX|b',
    side: 'sell',
    kind: 'limit',
    limit: 1e6,
    quantity: 1,
  });
  await host.change({ assets: [{ symbol: 'SPX' }] });
  const after = await get(app, '/account');
  assert.deepEqual(
    after.positions,
    before.positions.filter((one: object) => one !== held),
  );
  // a spread and a fee are what it costs
  const worth = Math.abs(held.quantity) * held.mark;
  assert.ok(after.equity < before.equity && after.equity > before.equity - 0.001 * worth);
  const [trade] = after.trades;
  assert.deepEqual(
    [trade.symbol, trade.quantity, trade.decisionId],
    ['NOISE', -held.quantity, `left|NOISE|${clock.now()}`],
  );
  const { engine } = host.service.parts;
  assert.equal(engine.pipeline.position('NOISE'), undefined);
  assert.deepEqual(engine.broker.book('SPX').orders, []);
  // it comes back with nothing of it, and can be held again
  await host.change({ assets: [{ symbol: 'SPX' }, { symbol: 'NOISE' }] });
  const again = host.service.parts.engine;
  again.broker.submit('NOISE', { ...plain, id: 'NOISE|c', side: 'buy', quantity: 1 });
  await ticks({ service: host.service, clock }, 3);
  assert.equal(again.broker.account.quantity('NOISE'), again.pipeline.position('NOISE')?.quantity);
});
