/** Where an item stands in a queue. */
export interface Place<T> {
  readonly item: T;
  before: Place<T> | undefined;
  next: Place<T> | undefined;
}

/** First in, first out, of any length; whoever knows an item's place can take it out. All in O(1). */
export class Queue<T> {
  #first: Place<T> | undefined;
  #last: Place<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: T): Place<T> {
    const place: Place<T> = { item, before: this.#last, next: undefined };
    if (this.#last === undefined) this.#first = place;
    else this.#last.next = place;
    this.#last = place;
    this.#size += 1;
    return place;
  }

  /** Take out the oldest item; `undefined` if there is none. */
  take(): T | undefined {
    const place = this.#first;
    if (place !== undefined) this.remove(place);
    return place?.item;
  }

  /** Take out what stands at `place`, which is in this queue. */
  remove({ before, next }: Place<T>): void {
    if (before === undefined) this.#first = next;
    else before.next = next;
    if (next === undefined) this.#last = before;
    else next.before = before;
    this.#size -= 1;
  }
}
