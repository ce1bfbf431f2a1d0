import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * Serve `folder`, whose page is `index.html`, or else runs `page.js`, and wait for what the page sends
 * back, `longestMs` at most.
 */
export async function saidByPage(
  browser: string,
  folder: string,
  longestMs: number,
): Promise<unknown> {
  let heard: (text: string) => void = () => undefined;
  const said = new Promise<string>((resolve) => {
    heard = resolve;
  });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.method === 'POST') void bodyOf(request).then(heard);
    serve(request.url!, folder, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/user`];
  const child = spawn(browser, [...flags, '--remote-debugging-port=0', url], {
    stdio: 'ignore',
    detached: true, // with its children in a group that ends as a whole
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const why = () => new Error(`the page is silent for ${longestMs} ms; it asked for ${asked}`);
    timer = setTimeout(() => reject(why()), longestMs);
    child.once('error', reject);
  });
  try {
    return JSON.parse(await Promise.race([said, late]));
  } finally {
    clearTimeout(timer);
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    server.closeAllConnections();
    server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

function serve(url: string, folder: string, response: ServerResponse): void {
  const isPage = url === '/';
  const file = join(folder, isPage ? 'index.html' : url.slice(1));
  response.setHeader('content-type', isPage ? 'text/html' : 'text/javascript');
  if (isPage && !existsSync(file)) response.end('<script type="module" src="page.js"></script>');
  else if (existsSync(file)) response.end(readFileSync(file));
  else response.writeHead(404).end();
}
