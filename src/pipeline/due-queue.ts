/** Where someone stands in a queue by time: `at` is when its turn comes, `place` −1 outside of it. */
export class Turn {
  at: number = Number.POSITIVE_INFINITY;
  place = -1;
  /** Whether it may be due at another time than `at`. */
  isStale = false;
  /** The epoch in which something happened to it last. */
  changedIn = 0;
}

/** Someone who is due at a time that changes only where the queue is told. */
export interface Waiting {
  readonly dueAt: number;
  readonly turn: Turn;
}

/**
 * Who is due by when: a binary heap by time, in which each knows its place. What those who are not due
 * cost is nothing, however many they are.
 */
export class DueQueue<T extends Waiting> {
  readonly #heap: T[] = [];
  readonly #stale: T[] = [];

  /** When `one` is due may have changed, or is not known yet. */
  touch(one: T): void {
    if (one.turn.isStale) return;
    one.turn.isStale = true;
    this.#stale.push(one);
  }

  /** Those who are due by `now`, in no order; their next turns count from the next `settle` on. */
  take(now: number): T[] {
    this.settle();
    const due: T[] = [];
    const heap = this.#heap;
    for (let first = heap[0]; first !== undefined && first.turn.at <= now; first = heap[0]) {
      this.#remove(first);
      this.touch(first);
      due.push(first);
    }
    return due;
  }

  /** Ask those who were touched when they are due. */
  settle(): void {
    for (const one of this.#stale) {
      const { turn } = one;
      turn.isStale = false;
      turn.at = one.dueAt;
      if (turn.at === Number.POSITIVE_INFINITY) this.#remove(one);
      else {
        if (turn.place < 0) turn.place = this.#heap.push(one) - 1;
        this.#sift(one);
      }
    }
    this.#stale.length = 0;
  }

  /** `one` waits no longer. */
  drop(one: T): void {
    this.settle();
    this.#remove(one);
  }

  #remove({ turn }: T): void {
    const { place } = turn;
    if (place < 0) return;
    turn.place = -1;
    const last = this.#heap.pop()!;
    if (place === this.#heap.length) return;
    this.#put(last, place);
    this.#sift(last);
  }

  /** Move `one` up past those who are due later, or else down past those who are due earlier. */
  #sift(one: T): void {
    const heap = this.#heap;
    const { at } = one.turn;
    let { place } = one.turn;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (heap[parent]!.turn.at <= at) break;
      this.#put(heap[parent]!, place);
      place = parent;
    }
    for (let child = 2 * place + 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && heap[child + 1]!.turn.at < heap[child]!.turn.at) child += 1;
      if (heap[child]!.turn.at >= at) break;
      this.#put(heap[child]!, place);
      place = child;
    }
    this.#put(one, place);
  }

  #put(one: T, place: number): void {
    this.#heap[place] = one;
    one.turn.place = place;
  }
}
