// The bus over Redis: who listens here hears at once, other processes by Redis. The client sends what is
// published in one turn of the event loop together.
import { MemoryBus, type Message } from '../bus/bus.js';
import type { Client } from './client.js';

export class RedisBus extends MemoryBus {
  readonly #client: Client;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(client: Client) {
    super();
    this.#client = client;
  }

  override publish(message: Message): void {
    super.publish(message);
    // Whoever listens elsewhere while Redis is away hears nothing.
    const sending = this.#client.publish('barwave', JSON.stringify(message));
    this.#sending = sending.catch(() => undefined);
  }

  override async settled(): Promise<void> {
    await this.#sending;
  }
}
