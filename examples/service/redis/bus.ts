// The bus over Redis. What is published in one turn of the event loop travels as one message.
import { type Bus, Listeners, type Message } from '../bus/bus.js';
import { type Client, clientFor } from './client.js';

const channel = 'barwave';
/** Messages that wait for Redis; further ones are left out. */
const mostWaiting = 10_000;

export class RedisBus implements Bus {
  readonly #publisher: Client;
  readonly #subscriber: Client;
  readonly #listeners = new Listeners();
  #gathered: Message[] = [];
  #sending: Promise<unknown> = Promise.resolve();

  private constructor(url: string, onError: (error: Error) => void) {
    this.#publisher = clientFor(url, onError);
    this.#subscriber = clientFor(url, onError);
  }

  static async open(url: string, onError: (error: Error) => void): Promise<RedisBus> {
    const bus = new RedisBus(url, onError);
    await bus.#publisher.connect();
    await bus.#subscriber.connect();
    await bus.#subscriber.subscribe(channel, (text) => {
      if (bus.#listeners.count === 0) return;
      for (const message of JSON.parse(text) as Message[]) bus.#listeners.tell(message);
    });
    return bus;
  }

  publish(message: Message): void {
    if (this.#gathered.length >= mostWaiting) return;
    if (this.#gathered.push(message) === 1) this.#sending = this.#send();
  }

  subscribe(listener: (message: Message) => void): () => void {
    return this.#listeners.add(listener);
  }

  async settled(): Promise<void> {
    await this.#sending;
  }

  async close(): Promise<void> {
    this.#publisher.destroy();
    this.#subscriber.destroy();
  }

  async #send(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const messages = this.#gathered;
    this.#gathered = [];
    // Whoever listens while Redis is away hears nothing.
    await this.#publisher.publish(channel, JSON.stringify(messages)).catch(() => undefined);
  }
}
