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

/** Who listens. */
export class Listeners {
  readonly #all = new Set<(message: Message) => void>();

  get count(): number {
    return this.#all.size;
  }

  add(listener: (message: Message) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(message: Message): void {
    for (const listener of this.#all) {
      try {
        listener(message);
      } catch {
        // A listener that throws is no longer one.
        this.#all.delete(listener);
      }
    }
  }
}

export class MemoryBus implements Bus {
  readonly #listeners = new Listeners();

  publish(message: Message): void {
    this.#listeners.tell(message);
  }

  subscribe(listener: (message: Message) => void): () => void {
    return this.#listeners.add(listener);
  }

  async settled(): Promise<void> {}

  async close(): Promise<void> {}
}
