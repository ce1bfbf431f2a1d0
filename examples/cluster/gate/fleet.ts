import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Client, Endpoint } from '../connection.js';
import { keysOf, partitions } from '../names.js';
import type { Stage } from '../stage.js';
import type { Link } from './link.js';

export interface FleetOptions {
  readonly stage: Stage;
  readonly redis: Endpoint;
  readonly size: number;
  readonly leaseMs: number;
  /** The way of the first worker; the others have none. */
  readonly link?: Link;
  /** File of the worker, beside this one or above. */
  readonly program: string;
}

interface Slot {
  id: string;
  child: ChildProcess;
}

/** Workers as processes of their own, which can be killed and put to sleep. */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #slots: Slot[] = [];
  #born = 0;
  /** Workers that ended although nobody ended them. */
  ownEnds = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    for (let i = 0; i < options.size; i++) this.spawn(i);
  }

  get size(): number {
    return this.#slots.length;
  }

  /** A worker in place `i`, with a name that none had before. */
  spawn(i: number): void {
    const { stage, redis, leaseMs, link, program } = this.#options;
    const own = i === 0 ? link : undefined;
    const { host, port } = own?.endpoint ?? redis;
    this.#born += 1;
    const id = `${process.pid}-${this.#born}`;
    const command = [
      ...(own?.within ?? []),
      ...[process.execPath, '--import', 'tsx', join(import.meta.dirname, program)],
      ...['--redis', `redis://${host}:${port}`, '--id', id, '--stage', stage.stage],
      ...['--lease', String(leaseMs), '--commit', '200', '--quiet'],
    ];
    const child = spawn(command[0]!, command.slice(1), {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('exit', () => {
      if (!ordered.has(child)) this.ownEnds += 1;
    });
    this.#slots[i] = { id, child };
  }

  /** `kill -9`: no word to anyone. */
  async kill(i: number): Promise<string> {
    const { id, child } = this.#slots[i]!;
    await ended(child, 'SIGKILL');
    return id;
  }

  /** SIGTERM: it hands over. How long it took to end, ms. */
  async terminate(i: number): Promise<number> {
    const started = performance.now();
    await ended(this.#slots[i]!.child, 'SIGTERM');
    return performance.now() - started;
  }

  pause(i: number): void {
    this.#slots[i]!.child.kill('SIGSTOP');
  }

  resume(i: number): void {
    this.#slots[i]!.child.kill('SIGCONT');
  }

  async end(): Promise<void> {
    await Promise.all(this.#slots.map(({ child }) => ended(child, 'SIGKILL')));
  }

  /** Who holds which partition's lease. */
  async owners(client: Client): Promise<(string | null)[]> {
    const keys = Array.from({ length: partitions }, (_, p) => keysOf(this.#options.stage, p).lease);
    return client.mGet(keys);
  }
}

/** Processes that were told to end. */
const ordered = new WeakSet<ChildProcess>();

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  ordered.add(child);
  child.kill(signal);
  const bound = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exit;
  clearTimeout(bound);
}
