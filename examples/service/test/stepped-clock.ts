import { type Clock, systemClock } from '../clock.js';

/** Real time in which a socket on this machine has answered, however slow it is. */
export const patienceMs = 60_000;

/** Stands still, but for what is waited for: waiting for a minute takes no time. */
export class SteppedClock implements Clock {
  #now: number;
  readonly #patienceMs: number;

  /** @param patienceMs  of real time, in which what is waited for may come over a socket */
  constructor(now: number, patienceMs = 0) {
    this.#now = now;
    this.#patienceMs = patienceMs;
  }

  now(): number {
    return this.#now;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#patienceMs > 0) await systemClock.wait(this.#patienceMs, signal);
    else await new Promise((resolve) => setImmediate(resolve));
    if (!signal.aborted) this.#now += Math.max(0, ms);
  }

  step(ms: number): void {
    this.#now += ms;
  }
}
