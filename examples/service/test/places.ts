// Where cache and bus are: in memory, or in a Redis of this test's own. The same tests hold both.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { TestContext } from 'node:test';
import { MemoryBus } from '../bus/bus.js';
import { MemoryStore } from '../cache/store.js';
import { RedisBus } from '../redis/bus.js';
import { connected } from '../redis/client.js';
import { RedisStore } from '../redis/store.js';

const path = '/usr/bin/redis-server';
export const skip: string | false = existsSync(path) ? false : 'Redis is not present';

export interface Place {
  readonly name: string;
  readonly skip: string | false;
  /** Of its Redis, which ends with the test; `undefined` for memory. */
  url(context: TestContext): Promise<string | undefined>;
  open(context: TestContext, now?: () => number): Promise<{ store: MemoryStore; bus: MemoryBus }>;
}

export const places: readonly Place[] = [
  {
    name: 'memory',
    skip: false,
    url: async () => undefined,
    open: async (_context, now = Date.now) => {
      return { store: new MemoryStore(1e8, now), bus: new MemoryBus() };
    },
  },
  {
    name: 'redis',
    skip,
    url: async (context) => (await redis(context)).url,
    open: async (context) => opened((await redis(context)).url),
  },
];

export async function opened(url: string) {
  const client = await connected(url, () => {});
  return { store: new RedisStore(client, 'test:', 1e8), bus: new RedisBus(client) };
}

/** A Redis at a port that nobody has, or at `port`. */
export async function redis(
  context: TestContext,
  port?: number,
): Promise<{ readonly child: ChildProcess; readonly url: string; readonly port: number }> {
  const at = port ?? (await freePort());
  const plain = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'];
  const child = spawn(path, ['--port', String(at), ...plain]);
  context.after(() => child.kill('SIGKILL'));
  for await (const text of child.stdout) if (String(text).includes('Ready to accept')) break;
  return { child, url: `redis://127.0.0.1:${at}`, port: at };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
