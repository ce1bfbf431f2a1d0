// What is told to whoever listens: pages by server-sent events, other processes over Redis.
import { EventEmitter } from 'node:events';
import type { Told } from '../history/told.js';

export interface Message {
  readonly topic: 'forming' | 'closed' | Told['kind'];
  readonly symbol: string;
  readonly body: unknown;
}

/** In this process. */
export class MemoryBus {
  readonly #listeners = new EventEmitter().setMaxListeners(0);

  publish(message: Message): void {
    this.#listeners.emit('message', message);
  }

  /** Returns what ends it. */
  subscribe(listener: (message: Message) => void): () => void {
    this.#listeners.on('message', listener);
    return () => this.#listeners.off('message', listener);
  }

  /** Nothing that was published waits any more. */
  async settled(): Promise<void> {}
}
