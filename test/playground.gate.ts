import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onPath, printedBy } from './golden/runtimes.js';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
};
const browser = onPath(['chromium', 'chromium-browser', 'google-chrome']);

it('the playground is one small program, with types that hold', () => {
  execFileSync('node', ['examples/playground/build.mjs']);
  execFileSync('npx', ['tsc', '-p', 'examples/playground']);
  expect(statSync('site/playground/main.js').size).toBeLessThan(400_000);
});

it.skipIf(browser === undefined)(
  'the playground draws in a browser without inline code',
  async () => {
    const server = createServer(({ url = '/' }, response) => {
      const file = join(
        'site/playground',
        url === '/' ? 'index.html' : new URL(url, 'file:').pathname,
      );
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': types[file.split('.').at(-1)!]! });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--timeout=20000',
      '--dump-dom',
    ];
    const page = await printedBy([browser!, ...flags, `http://127.0.0.1:${port}/`]);
    server.close();
    expect(page).toContain('400 bars');
    expect(page.match(/<canvas/g)).toHaveLength(2); // prices with the average, and the RSI
  },
);
