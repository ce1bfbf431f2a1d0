import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientOf, type Endpoint } from './connection.js';

/** Whether there is a `redis-server`; where there is none it is installed, if this machine lets us. */
export function hasRedis(): boolean {
  const isThere = () => spawnSync('redis-server', ['--version']).status === 0;
  if (isThere()) return true;
  const install =
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server';
  try {
    execFileSync('sh', ['-c', install], { stdio: 'ignore', timeout: 120_000 });
  } catch {
    return false;
  }
  return isThere();
}

/** A Redis of our own on a free port, in a folder of its own, which loses nothing that it confirmed. */
export class RedisServer {
  readonly endpoint: Endpoint;
  readonly #folder = mkdtempSync(join(tmpdir(), 'barwave-redis-'));
  readonly #fsync: string;
  #child: ChildProcess | undefined;

  private constructor(port: number, fsync: string) {
    this.endpoint = { host: '127.0.0.1', port };
    this.#fsync = fsync;
  }

  /** `fsync`: `always` keeps what was confirmed through a loss of power, `everysec` through a crash. */
  static async start(fsync: 'always' | 'everysec' | 'no' = 'always'): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), fsync);
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.endpoint.port}`;
  }

  async start(): Promise<void> {
    this.#child = spawn(
      'redis-server',
      [
        ...['--port', String(this.endpoint.port), '--bind', this.endpoint.host],
        ...['--dir', this.#folder, '--save', '', '--appendonly', 'yes'],
        ...['--appendfsync', this.#fsync],
      ],
      { stdio: 'ignore' },
    );
    const client = clientOf(this.endpoint);
    await client.connect();
    while ((await client.ping().catch(() => '')) !== 'PONG') await sleep(50); // it reads its log first
    client.destroy();
  }

  /** As if the machine had lost its power. */
  async kill(): Promise<void> {
    const child = this.#child!;
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => child.once('exit', resolve));
    }
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
