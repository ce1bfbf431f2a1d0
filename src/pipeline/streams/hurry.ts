/** Turns of others that a source may take over an input before it counts as one that waits. */
const mostTurns = 16;

/**
 * Tells a source that never waits, such as a list, from a feed: it has its next input ready whenever it
 * is asked, so that whoever reads results, and waits for something, would have no turn before it is over.
 */
export class Hurry {
  /** Inputs that may be dropped between two answers, unless the source has waited. */
  readonly #most: number;
  #droppedBefore = 0;
  #answeredBefore = 0;
  #hasWaited = false;
  #isWatched = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** The input that a source was asked for; whether it waited is looked at while inputs are dropped. */
  watch<T>(asked: T | PromiseLike<T>): Promise<T> | T | PromiseLike<T> {
    return this.#isWatched && !this.#hasWaited ? this.#watched(asked) : asked;
  }

  async #watched<T>(asked: T | PromiseLike<T>): Promise<T> {
    let isThere = false;
    const there = (): void => {
      isThere = true;
    };
    const next = Promise.resolve(asked);
    next.then(there, there);
    for (let turn = 0; turn < mostTurns && !isThere; turn++) await undefined;
    if (!isThere) this.#hasWaited = true;
    return next;
  }

  /** Whether a queue's length was `dropped` since the last answer, by a source that never waited. */
  isTurnDue(dropped: number, answered: number): boolean {
    this.#isWatched = dropped > 0;
    if (answered > this.#answeredBefore || this.#hasWaited) {
      this.#answeredBefore = answered;
      this.#droppedBefore = dropped;
      this.#hasWaited = false;
    }
    return dropped - this.#droppedBefore >= this.#most;
  }
}
