import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import { Chromium, chromiumPath } from './chromium.js';
import { served } from './served.js';
import { directoryFor, ticks } from './world.js';

const skip = chromiumPath === undefined ? 'Chromium is not present' : false;

test('the page shows what was fed: close, signals, decisions, health', {
  skip,
  timeout: 150_000,
}, async (context) => {
  const assets = [{ symbol: 'SPX' }, { symbol: 'NOISE', style: 'position' }];
  const { app, host, clock } = await served(context, { assets });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  let opened: Chromium | undefined;
  // before the profile is removed, which fails while somebody writes there, and would leave all open
  context.after(() => {
    opened?.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  const chromium = await Chromium.open(join(directoryFor(context), 'profile'));
  opened = chromium;
  const { port } = server.address() as AddressInfo;
  await chromium.send('Page.navigate', { url: `http://127.0.0.1:${port}/` });
  const text = (id: string): string => `document.getElementById('${id}')?.textContent ?? ''`;
  const newest = async (): Promise<string> => {
    const bar = (await host.service.parts.cache.bars('SPX')).at(-1)!;
    return bar.close >= 1000 ? bar.close.toFixed(0) : String(Number(bar.close.toPrecision(5)));
  };
  assert.equal(
    await chromium.until('document.body?.dataset.live', (live) => live === 'yes'),
    'yes',
  );
  const first = await newest();
  assert.equal(await chromium.until(text('close'), (shown) => shown === first), first);
  assert.equal(await chromium.until(text('health'), (shown) => shown === 'ok'), 'ok');
  assert.match(await chromium.until(text('quality'), (shown) => shown !== ''), /SPX: .* replay/);
  assert.match(
    await chromium.until(text('parts'), (shown) => shown !== ''),
    /worst quality: ok, 100 %/,
  );
  await ticks({ service: host.service, clock }, 2, 30);
  const next = await newest();
  assert.equal(await chromium.until(text('close'), (shown) => shown === next), next);
  await chromium.evaluate("symbol.value = 'NOISE'; symbol.onchange()");
  assert.equal(await chromium.evaluate('timeframe.value'), '5s');
  assert.match(await chromium.until(text('signals'), (shown) => shown !== ''), /(up|down) /);
  assert.match(await chromium.until(text('decisions'), (shown) => shown !== ''), /So: /);
  const directory = process.env['SCREENSHOTS'];
  for (const [width, scheme] of [
    [1200, 'light'],
    [1200, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await chromium.show(width, scheme, directory && join(directory, `page-${width}-${scheme}.png`));
    assert.ok(
      (await chromium.evaluate('document.documentElement.scrollWidth')) <= width,
      `${width}`,
    );
  }
  assert.deepEqual(
    chromium.errors.filter((error) => !error.includes('favicon')),
    [],
  );
});
