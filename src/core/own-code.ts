/** Code of one's own threw or returned nonsense: its output for this bar is missing. */
export interface FailureEvent {
  readonly type: 'failure';
  /** Which code: `strategy mine`, `rule own:mine`. */
  readonly what: string;
  readonly timeframe: string;
  readonly message: string;
}

/** Longest message that is passed on. */
const longestMessage = 200;

/** Why code of one's own failed, whatever it threw. */
export function messageOf(error: unknown): string {
  try {
    const said = error instanceof Error ? String(error.message) : String(error);
    return said.slice(0, longestMessage);
  } catch {
    return 'threw what has no words';
  }
}

/** Whether `given` is a promise; nobody waits for it, and if it fails, no process ends for that. */
export function dropPromise(given: unknown): boolean {
  const isObject = typeof given === 'object' && given !== null;
  if (!isObject || typeof (given as { readonly then?: unknown }).then !== 'function') return false;
  if (given instanceof Promise) given.catch(() => {});
  return true;
}

/** What is said of a bar cannot come later than the bar. */
export function refusePromise(given: unknown): void {
  if (!dropPromise(given)) return;
  throw new TypeError('returned a promise: what is said of a bar is said at once');
}

/** What becomes part of a result is said at once, and JSON can carry it: no bigint, and no circle. */
export function refuseUncarried(given: unknown): void {
  refusePromise(given);
  if (typeof given !== 'number') JSON.stringify(given); // throws
}

/** One call at a time: code that runs within a call must not begin another, on half a bar. */
export class Entrance {
  #isTaken = false;

  /** @throws {Error} if a call has not returned yet */
  enter(): void {
    this.check();
    this.#isTaken = true;
  }

  /** @throws {Error} if a call has not returned yet */
  check(): void {
    if (this.#isTaken) throw new Error('called from within a call that has not returned');
  }

  leave(): void {
    this.#isTaken = false;
  }

  /** What `work` returns, as part of the call that is on, or as one of its own. */
  within<T>(work: () => T): T {
    return this.#isTaken ? work() : this.during(work);
  }

  /** What `work` returns, as one call. */
  during<T>(work: () => T): T {
    this.enter();
    try {
      return work();
    } finally {
      this.leave();
    }
  }
}
