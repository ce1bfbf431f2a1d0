import type { Clock } from '../clock.js';

/** Stands still, but for what is waited for: waiting for a minute takes no time. */
export class SteppedClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (!signal.aborted) this.#now += Math.max(0, ms);
  }

  step(ms: number): void {
    this.#now += ms;
  }
}
