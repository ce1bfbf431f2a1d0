// How often a source may be asked. What was asked is kept over restarts; after a 429 the rate is
// halved, and comes back step by step.
import { z } from 'zod';

export interface Limit {
  readonly requests: number;
  readonly perMs: number;
}

const limiterState = z.object({
  /** Times of the requests that still count, ms, oldest first. */
  times: z.array(z.number()).readonly(),
  /** Share of the limit that is used, 1 / 2^n … 1. */
  share: z.number(),
  /** Nothing is asked before, ms; `null` for no such time. */
  notBefore: z.number().nullable(),
});
/** Of each source; where they are of another version nothing was asked. */
export const limiterStates = z.record(z.string(), limiterState).catch({});
export type LimiterState = z.output<typeof limiterState>;

/** Answers without a 429 after which the share grows by a step. */
const answersPerStep = 10;
const step = 0.125;
const leastShare = 1 / 16;
/** However long a source wants to be left alone. */
const longestMs = 86_400_000;

export class Limiter {
  readonly #limits: readonly Limit[];
  #times: number[];
  #share: number;
  #notBefore: number;
  #answers = 0;

  constructor(limits: readonly Limit[], state?: LimiterState) {
    this.#limits = limits;
    this.#times = [...(state?.times ?? [])];
    this.#share = state?.share ?? 1;
    this.#notBefore = state?.notBefore ?? Number.NEGATIVE_INFINITY;
  }

  get state(): LimiterState {
    return { times: this.#times, share: this.#share, notBefore: this.#notBefore };
  }

  /** How long to wait before one more may be asked, ms; 0 for not at all. */
  waitMs(now: number): number {
    // Where the clock was ahead, what was asked by it was asked now: else it would count for years.
    if (this.#times.at(-1)! > now) this.#times = this.#times.map((time) => Math.min(time, now));
    this.#notBefore = Math.min(this.#notBefore, now + longestMs);
    const waits = this.#limits.map(({ requests, perMs }) => {
      const most = Math.max(1, Math.floor(requests * this.#share));
      const oldest = this.#times[this.#times.length - most];
      return oldest === undefined ? 0 : oldest + perMs - now;
    });
    return Math.max(0, this.#notBefore - now, ...waits);
  }

  /** One was asked. */
  spend(now: number): void {
    const longest = Math.max(...this.#limits.map(({ perMs }) => perMs));
    this.#times = this.#times.filter((time) => time > now - longest);
    this.#times.push(now);
  }

  /** The source said 429, and perhaps how long to leave it alone. */
  refused(now: number, retryAfterMs: number): void {
    this.#share = Math.max(leastShare, this.#share / 2);
    this.#answers = 0;
    const pause = Number.isFinite(retryAfterMs) ? Math.min(retryAfterMs, longestMs) : 1000;
    this.#notBefore = Math.max(this.#notBefore, now + pause);
  }

  answered(): void {
    if (++this.#answers % answersPerStep === 0) this.#share = Math.min(1, this.#share + step);
  }
}
