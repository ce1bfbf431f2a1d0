import { messageOf } from '../core/own-code.js';
import type { Answer, Letter, Reply } from './messages.js';
import { listen, type Port } from './port.js';
import type { Carrier, RemoteHost } from './remote-host.js';

/** Who is told what comes from a port. */
export interface Watcher {
  heard(reply: Reply): void;
  died(reason: string): void;
}

/** A port, the hosts behind it, and what is known of their work. */
export class Mooring implements Carrier {
  readonly index: number;
  readonly hosts: RemoteHost[] = [];
  readonly #port: Port;
  readonly #watcher: Watcher;
  isDead = false;
  /** Bars that were sent. */
  bars = 0;
  /** Orders that were answered. */
  answers = 0;
  /** By the port's own clock; NaN where it has none. */
  busyMs = 0;
  /** Whatever it sent, also of orders that it did again. */
  #replies = 0;
  /** When it was seen to wait with so many replies. */
  #seen: { readonly at: number; readonly replies: number } | undefined;

  constructor(index: number, port: Port, watcher: Watcher) {
    this.index = index;
    this.#port = port;
    this.#watcher = watcher;
    listen(port, {
      heard: (value) => {
        this.#replies += 1;
        if (!this.isDead) watcher.heard(value as Reply);
      },
      died: (reason) => watcher.died(reason),
    });
  }

  get unanswered(): number {
    return this.hosts.reduce((sum, host) => sum + host.unanswered, 0);
  }

  post(letter: Letter, buffers: ArrayBuffer[]): void {
    if (this.isDead) return;
    try {
      this.#port.postMessage(letter, buffers);
    } catch (error) {
      this.#watcher.died(`cannot be told: ${messageOf(error)}`);
    }
  }

  answered({ busyMs }: Answer): void {
    this.answers += 1;
    this.busyMs += busyMs ?? Number.NaN;
  }

  /** For how long nothing has come from it although something waits. */
  silentMs(now: number): number {
    if (this.unanswered === 0) {
      this.#seen = undefined;
      return 0;
    }
    if (this.#seen?.replies !== this.#replies) this.#seen = { at: now, replies: this.#replies };
    return now - this.#seen.at;
  }
}
