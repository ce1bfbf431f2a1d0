import type { Answer, Order, Reply } from './messages.js';
import { Mooring } from './mooring.js';
import type { Port } from './port.js';
import { RemoteHost } from './remote-host.js';

/** Something that happened to a port. */
export type PortEvent =
  /** It threw, ended, or stayed silent for too long; its lanes go on elsewhere. */
  | { readonly type: 'died'; readonly port: number; readonly reason: string }
  /** The lanes of hosts of port `from` go on at port `port`, and do `orders` orders again. */
  | {
      readonly type: 'replaced';
      readonly from: number;
      readonly port: number;
      readonly orders: number;
    };

/** How a fleet deals with what happens. */
export interface FleetOptions {
  readonly ports: readonly Port[];
  readonly begin: Order;
  /** Every host has to work by these options. */
  readonly id: string;
  readonly hangAfterMs: number;
  readonly replace: ((port: number, reason: string) => Port | undefined) | undefined;
  readonly onEvent: ((event: PortEvent) => void) | undefined;
  fail(error: Error): void;
}

/** Deaths in a row over one order, after which it is taken to be the reason. */
const mostStrikes = 3;

/**
 * Ports and the hosts behind them: one host a port at first; when a port dies, its hosts go on at
 * another. Which port a host is at changes nothing in what it says.
 */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #moorings: Mooring[] = [];
  readonly hosts: readonly RemoteHost[];
  #isClosed = false;

  constructor(options: FleetOptions) {
    this.#options = options;
    this.hosts = options.ports.map((port, index) => {
      const mooring = this.#moor(index, port);
      const host = new RemoteHost(index, options.begin, mooring);
      mooring.hosts.push(host);
      return host;
    });
    for (const host of this.hosts) {
      host.send(options.begin, () => undefined);
    }
  }

  get moorings(): readonly Mooring[] {
    return this.#moorings;
  }

  send(host: number, order: Order, waits: (answer: Answer) => void): void {
    const mooring = this.#moorings.find(({ hosts }) => hosts.includes(this.hosts[host]!));
    if (order.type === 'bars' && mooring !== undefined) mooring.bars += order.symbolAt.length;
    this.hosts[host]!.send(order, waits);
  }

  /** Time has reached `now` on a clock that goes forward: who is silent for too long is dead. */
  watch(now: number): void {
    for (const mooring of [...this.#moorings]) {
      const silentMs = mooring.silentMs(now);
      if (silentMs <= this.#options.hangAfterMs) continue;
      this.#died(mooring, `silent for ${silentMs} ms`);
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  #moor(index: number, port: Port): Mooring {
    const mooring: Mooring = new Mooring(index, port, {
      heard: (reply) => this.#heard(mooring, reply),
      died: (reason) => this.#died(mooring, reason),
    });
    this.#moorings.push(mooring);
    return mooring;
  }

  #heard(mooring: Mooring, reply: Reply): void {
    if (this.#isClosed) return;
    const { failed, host, answer } = reply;
    if (failed !== undefined) this.#died(mooring, `threw: ${failed}`);
    else if (answer?.id !== undefined && answer.id !== this.#options.id) {
      const why = 'a port has other code: own and rules have to be the same there';
      this.#options.fail(new Error(why));
    } else if (this.hosts[host]?.hear(reply) === true) mooring.answered(answer!);
  }

  #died(mooring: Mooring, reason: string): void {
    if (mooring.isDead || this.#isClosed) return;
    mooring.isDead = true;
    const { index, hosts } = mooring;
    this.#moorings.splice(this.#moorings.indexOf(mooring), 1);
    this.#tell({ type: 'died', port: index, reason });
    if (hosts.some((host) => host.strike() > mostStrikes)) {
      this.#options.fail(new Error(`port after port has died over the same bars: ${reason}`));
      return;
    }
    const next = this.#replaced(index, reason) ?? this.#leastLaden();
    if (next === undefined) {
      this.#options.fail(new Error(`no port is left: the last one ${reason}`));
      return;
    }
    next.hosts.push(...hosts);
    for (const host of hosts) {
      this.#tell({ type: 'replaced', from: index, port: next.index, orders: host.logged });
      host.carryOn(next);
      if (next.isDead) return; // its hosts went on elsewhere
    }
  }

  /** What the caller's code throws is as if it had no other port: the lanes must go on. */
  #replaced(index: number, reason: string): Mooring | undefined {
    try {
      const port = this.#options.replace?.(index, reason);
      return port === undefined ? undefined : this.#moor(index, port);
    } catch {
      return undefined;
    }
  }

  #leastLaden(): Mooring | undefined {
    return this.#moorings.toSorted((a, b) => a.hosts.length - b.hosts.length)[0];
  }

  /** Whoever listens must not end what it listens to. */
  #tell(event: PortEvent): void {
    try {
      this.#options.onEvent?.(event);
    } catch {
      // the listener's own business
    }
  }
}
