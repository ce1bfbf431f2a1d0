import type { BrokerUpdate } from '../simulation/broker-end.js';
import { CheckedBar } from '../simulation/checked-bar.js';
import type { PaperBroker } from '../simulation/paper-broker.js';
import type { Together } from './together.js';

const nothing: readonly never[] = Object.freeze([]);

/** Whether ends are as they should be: bars of one time that were checked, each later than its symbol's last. */
export class RegularEnds {
  readonly #newest = new Map<string, number>();

  /** Of the next end, what is believed. */
  isRegular(believed: readonly Together[]): boolean {
    let isSo = believed.length === 1;
    for (const together of believed) {
      for (const bar of together) if (!this.#isLater(bar)) isSo = false;
    }
    return isSo;
  }

  #isLater(bar: Together[number]): boolean {
    if (!CheckedBar.is(bar)) return false;
    const newest = this.#newest.get(bar.symbol) ?? Number.NEGATIVE_INFINITY;
    if (!(bar.time > newest)) return false;
    this.#newest.set(bar.symbol, bar.time);
    return true;
  }
}

/**
 * A broker that has neither orders nor positions has no need to see bars one by one: it is shown the
 * last of those that it has missed, before anything else is asked of it.
 */
export class RestingBroker {
  readonly #broker: PaperBroker;
  #missed: Together | undefined;
  /** What it says of an end while it rests; `undefined` while it does not. */
  #rest: BrokerUpdate | undefined;

  constructor(broker: PaperBroker) {
    this.#broker = broker;
  }

  /** What the broker says of a regular end that it need not see; `undefined` where it does. */
  missed(bars: Together): BrokerUpdate | undefined {
    if (this.#rest === undefined) return undefined;
    if (this.#missed !== undefined && !areOfSame(bars, this.#missed)) this.#show();
    this.#missed = bars;
    return this.#rest;
  }

  /** The broker has come to `equity` at an end. */
  met({ equity }: BrokerUpdate): void {
    this.#rest = this.#broker.isIdle ? { events: nothing, trades: nothing, equity } : undefined;
  }

  /** Something is asked of the broker: it is as if it had seen every bar. */
  wake(): void {
    if (this.#rest === undefined) return;
    this.#show();
    this.#rest = undefined;
  }

  #show(): void {
    if (this.#missed !== undefined) this.#broker.update(this.#missed);
    this.#missed = undefined;
  }
}

function areOfSame(some: Together, others: Together): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (some[i]!.symbol !== others[i]!.symbol) return false;
  return true;
}
