import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { browser, printedBy } from './golden/runtimes.js';

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
};

/** The document of a folder's index.html, as the browser has it after its scripts have run a while. */
export async function documentOf(folder: string, flags: readonly string[]): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, url === '/' ? 'index.html' : new URL(url, 'file:').pathname);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[file.split('.').at(-1)!]! });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const all = ['--headless=new', '--no-sandbox', '--disable-gpu', ...flags, '--dump-dom'];
  try {
    return await printedBy([browser!, ...all, `http://127.0.0.1:${port}/`]);
  } finally {
    server.close();
  }
}
