import { MessageChannel, type MessagePort } from 'node:worker_threads';
import {
  type HostOptions,
  hostLanes,
  type ParallelOptions,
  ParallelPipeline,
  type Port,
} from '../../src/parallel/index.js';
import { quick } from './market.js';

/** Puts off and cuts what goes through a channel, as a seed says. */
export interface Trouble {
  /** 0 … 1, the next random number. */
  random(): number;
  /** Messages to a host after which its port is killed; Infinity for never. */
  killAfter(): number;
  /** Whether a port that is killed says so, or only stays silent. */
  isSilent?: boolean;
}

/** A host in this process, behind a channel that may be slow or end. */
export class Channel {
  readonly port: MessagePort;
  readonly #inner: MessagePort;
  isDead = false;

  constructor(trouble: Trouble | undefined, options: HostOptions = {}) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.#inner = port2;
    let left = trouble?.killAfter() ?? Number.POSITIVE_INFINITY;
    const heard: ((value: unknown) => void)[] = [];
    port2.on('message', (value: unknown) => {
      if (this.isDead) return;
      left -= 1;
      if (left <= 0) {
        this.kill(trouble?.isSilent === true);
        return;
      }
      for (const listener of heard) listener(value);
    });
    const inner: Port = {
      postMessage: (value, transfer) => this.#post(value, transfer, trouble),
      on: (event, listener) => event === 'message' && heard.push(listener),
    };
    hostLanes(inner, options);
  }

  /** Answers leave in order, each after some turns of the loop. */
  #last: Promise<void> = Promise.resolve();

  #post(value: unknown, transfer: ArrayBuffer[], trouble: Trouble | undefined): void {
    if (trouble === undefined) {
      this.#inner.postMessage(value, transfer);
      return;
    }
    const turns = Math.floor(trouble.random() * 4);
    this.#last = this.#last.then(async () => {
      for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
      if (!this.isDead) this.#inner.postMessage(value, transfer);
    });
  }

  kill(isSilent: boolean): void {
    this.isDead = true;
    if (!isSilent) this.#inner.close();
  }

  close(): void {
    this.isDead = true;
    this.#inner.close();
  }
}

export const calm: Trouble = { random: () => 0, killAfter: () => Number.POSITIVE_INFINITY };

export interface CalmFleet {
  readonly parallel: ParallelPipeline;
  readonly channels: readonly Channel[];
  close(): void;
}

/** So many hosts in this process, without trouble. */
export function fleetOf(count: number, more: Partial<ParallelOptions> = {}): CalmFleet {
  const channels = Array.from({ length: count }, () => new Channel(calm));
  const ports = channels.map(({ port }) => port);
  const parallel = new ParallelPipeline({ ports, config: quick, ...more });
  const close = (): void => {
    parallel.close();
    for (const channel of channels) channel.close();
  };
  return { parallel, channels, close };
}

/** Numbers 0 … 1 of a seed, the same on every machine. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
