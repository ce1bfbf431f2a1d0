import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { MemoryBus, type Message } from '../bus/bus.js';
import { directoryFor, openWorld, settings, ticks } from './world.js';

interface Difference {
  readonly id: string;
  readonly live: { readonly action: string };
  readonly shadow: { readonly action: string; readonly denial: string };
}

async function shadowed(context: TestContext, canary: object | undefined) {
  const bus = new MemoryBus();
  const heard: Message[] = [];
  bus.subscribe((message) => heard.push(message));
  const config = settings(directoryFor(context), canary === undefined ? {} : { canary });
  const world = await openWorld(config, { bus });
  await ticks(world, 60);
  world.service.flush();
  return { heard, world };
}

test('a canary that wants more confidence differs where the live one opens, and changes nothing', async (context) => {
  const { heard, world } = await shadowed(context, { enabled: true, minConfidence: 1 });
  const { history, engine } = world.service.parts;
  const differences = history.told('difference', 1000) as Difference[];
  const decisions = history.told('decision', 1000) as { id: string; action: string }[];
  const opened = decisions.filter(({ action }) => action === 'open').map(({ id }) => id);
  assert.ok(opened.length > 0);
  const differing = new Set(differences.map(({ id }) => id));
  for (const id of opened) assert.ok(differing.has(id), id);
  for (const { shadow } of differences) assert.notEqual(shadow.action, 'open');
  assert.deepEqual(
    heard.filter(({ topic }) => (topic as string) === 'difference'),
    [],
  );
  const { world: plain } = await shadowed(context, undefined);
  assert.deepEqual(await engine.state(), await plain.service.parts.engine.state());
  await Promise.all([world.service.stop(), plain.service.stop()]);
});

test('a canary of the same settings says nothing', async (context) => {
  const { world } = await shadowed(context, { enabled: true, minConfidence: 0 });
  assert.deepEqual(world.service.parts.history.told('difference', 10), []);
  await world.service.stop();
});

/** A webhook that answers with these, one after the other; 200 when there are no more. */
async function webhook(context: TestContext, statuses: number[]) {
  const posted: { code: string; message: string }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    const status = statuses.shift() ?? 200;
    posted.push(JSON.parse(text));
    if (status === 0) response.destroy();
    else response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  return { posted, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test('alerts are posted in order, kept and told, whatever the webhook answers', async (context) => {
  const { posted, url } = await webhook(context, [500, 0, 200]);
  const bus = new MemoryBus();
  const heard: Message[] = [];
  bus.subscribe((message) => heard.push(message));
  const world = await openWorld(settings(directoryFor(context), { alertUrl: url }), { bus });
  const { metrics, history } = world.service.parts;
  for (const value of [5000, 1, 6000, 2]) {
    metrics.record({ component: 'update', type: 'latency', value, unit: 'ms' });
    await ticks(world, 1);
  }
  await world.service.parts.webhook.sent;
  world.service.flush();
  assert.equal(posted.length, 4);
  const words = posted.map(({ message }) => message);
  const kept = history.told('alert', 10) as { message: string; time: number }[];
  assert.deepEqual(new Set(kept.map(({ message }) => message)), new Set(words));
  assert.equal(heard.filter(({ topic }) => topic === 'alert').length, 4);
  await world.service.stop();
});

test('a webhook that nobody answers loses no second', async (context) => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const alertUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const world = await openWorld(settings(directoryFor(context), { alertUrl }));
  const { metrics, history } = world.service.parts;
  for (let i = 0; i < 300; i++) {
    const value = i % 2 === 0 ? 5000 : 1;
    metrics.record({ component: 'update', type: 'latency', value, unit: 'ms' });
  }
  const before = world.clock.now();
  await ticks(world, 5);
  world.service.flush();
  assert.equal(history.bars('SPX', before - 5000, 1e15, 10).length >= 4, true);
  server.closeAllConnections();
  server.close();
  await world.service.stop();
});
