import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../connection.js';
import type { RedisServer } from '../redis-server.js';
import type { Fleet } from './fleet.js';
import type { Link } from './link.js';

export interface ChaosOptions {
  readonly fleet: Fleet;
  readonly client: Client;
  readonly leaseMs: number;
  readonly seconds: number;
  readonly random: () => number;
  /** Without these only sleep is tried. */
  readonly redis?: RedisServer;
  readonly link?: Link;
}

/** What was done to a fleet, and how long it took to get over it. */
export class Chaos {
  readonly counts: Record<string, number> = {};
  /** From a kill until others held all that the dead worker had, ms. */
  readonly takeoverMs: number[] = [];
  /** From SIGTERM to the end of a worker that hands over, ms. */
  readonly handoverMs: number[] = [];
  readonly #options: ChaosOptions;

  constructor(options: ChaosOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { seconds, random, redis } = this.#options;
    let deck: (() => Promise<void>)[] = [];
    const ends = performance.now() + seconds * 1_000;
    const half = performance.now() + seconds * 500;
    let isRestarted = redis === undefined;
    while (performance.now() < ends) {
      if (!isRestarted && performance.now() > half) {
        isRestarted = true;
        await this.#restart();
        continue;
      }
      if (deck.length === 0) deck = this.#deck();
      await deck.splice(Math.floor(random() * deck.length), 1)[0]!();
      await sleep(300);
    }
  }

  /** All that is done, each as often as it is in here, before anything is done again. */
  #deck(): (() => Promise<void>)[] {
    const { redis, link } = this.#options;
    if (redis === undefined || link === undefined) return [() => this.#pause()];
    const [kill, pause] = [() => this.#kill(), () => this.#pause()];
    return [kill, kill, pause, pause, () => this.#cut(link), () => this.#terminate()];
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  #victim(): number {
    return Math.floor(this.#options.random() * this.#options.fleet.size);
  }

  async #kill(): Promise<void> {
    this.#count('kill -9');
    const { fleet, client, leaseMs } = this.#options;
    const i = this.#victim();
    const before = await fleet.owners(client);
    const started = performance.now();
    const id = await fleet.kill(i);
    const its = before.flatMap((owner, p) => (owner === id ? [p] : []));
    const isTaken = async (): Promise<boolean> => {
      const owners = await fleet.owners(client);
      return its.every((p) => owners[p] !== null && owners[p] !== id);
    };
    while (performance.now() - started < leaseMs + 10_000) {
      if (await isTaken()) break;
      await sleep(25);
    }
    if (its.length > 0) this.takeoverMs.push(performance.now() - started);
    fleet.spawn(i);
  }

  /** Longer than its lease: others go on, then it awakes and knows of nothing. */
  async #pause(): Promise<void> {
    this.#count('SIGSTOP');
    const { fleet, leaseMs } = this.#options;
    const i = this.#victim();
    fleet.pause(i);
    await sleep(leaseMs * 1.6);
    fleet.resume(i);
  }

  async #cut(link: Link): Promise<void> {
    this.#count('cut off');
    link.cut();
    await sleep(this.#options.leaseMs * 1.6);
    link.heal();
  }

  async #terminate(): Promise<void> {
    this.#count('SIGTERM');
    const i = this.#victim();
    this.handoverMs.push(await this.#options.fleet.terminate(i));
    this.#options.fleet.spawn(i);
  }

  async #restart(): Promise<void> {
    this.#count('Redis killed and started');
    const redis = this.#options.redis!;
    await redis.kill();
    await sleep(500);
    await redis.start();
    while (!this.#options.client.isReady) await sleep(50);
  }
}
