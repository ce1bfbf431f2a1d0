// What is told to whoever listens: pages by server-sent events, other processes over Redis.

export interface Message {
  readonly topic: 'forming' | 'closed' | 'signal' | 'decision' | 'trade' | 'gap' | 'alert';
  readonly symbol: string;
  readonly body: unknown;
}

export interface Bus {
  publish(message: Message): void;
  /** Returns what ends it. */
  subscribe(listener: (message: Message) => void): () => void;
  /** Nothing that was published waits any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export class MemoryBus implements Bus {
  readonly #listeners = new Set<(message: Message) => void>();

  publish(message: Message): void {
    for (const listener of this.#listeners) {
      try {
        listener(message);
      } catch {
        // A listener that throws is no longer one.
        this.#listeners.delete(listener);
      }
    }
  }

  subscribe(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async settled(): Promise<void> {}

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
