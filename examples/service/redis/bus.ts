// The bus over Redis. What is published in one turn of the event loop travels as one message.
import { MemoryBus, type Message } from '../bus/bus.js';
import { type Client, connected } from './client.js';

const channel = 'barwave';
/** Messages that wait for Redis; further ones are left out. */
const mostWaiting = 10_000;

export class RedisBus extends MemoryBus {
  readonly #publisher: Client;
  readonly #subscriber: Client;
  #gathered: Message[] = [];
  #sending: Promise<unknown> = Promise.resolve();

  private constructor(publisher: Client, subscriber: Client) {
    super();
    this.#publisher = publisher;
    this.#subscriber = subscriber;
  }

  static async open(url: string, onError: (error: Error) => void): Promise<RedisBus> {
    const bus = new RedisBus(await connected(url, onError), await connected(url, onError));
    await bus.#listen();
    bus.#subscriber.on('ready', () => bus.#listen());
    return bus;
  }

  override publish(message: Message): void {
    if (this.#gathered.length >= mostWaiting) return;
    if (this.#gathered.push(message) === 1) this.#sending = this.#send();
  }

  override async settled(): Promise<void> {
    await this.#sending;
  }

  override async close(): Promise<void> {
    this.#publisher.destroy();
    this.#subscriber.destroy();
  }

  /** Also where Redis was away when it was opened. */
  async #listen(): Promise<void> {
    if (!this.#subscriber.isReady || this.#subscriber.isPubSubActive) return;
    await this.#subscriber.subscribe(channel, (text) => {
      if (this.listeners.listenerCount('message') === 0) return;
      for (const message of JSON.parse(text) as Message[]) this.listeners.emit('message', message);
    });
  }

  async #send(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const messages = this.#gathered;
    this.#gathered = [];
    // Whoever listens while Redis is away hears nothing.
    await this.#publisher.publish(channel, JSON.stringify(messages)).catch(() => undefined);
  }
}
