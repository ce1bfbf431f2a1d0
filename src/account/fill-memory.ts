/** Ids of the newest fills: a ring, and a set to find them in. */
export class FillMemory {
  readonly #most: number;
  /** Oldest first, from `#oldest` on and around. */
  readonly #ring: string[];
  readonly #known: Set<string>;
  #oldest = 0;

  /** @param ids  at most `most`, oldest first, none twice */
  constructor(most: number, ids: readonly string[] = []) {
    this.#most = most;
    this.#ring = [...ids];
    this.#known = new Set(ids);
  }

  /** Oldest first. */
  get ids(): readonly string[] {
    return [...this.#ring.slice(this.#oldest), ...this.#ring.slice(0, this.#oldest)];
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Remember an id that is new; the oldest is forgotten where there is no room. */
  add(id: string): void {
    this.#known.add(id);
    if (this.#ring.length < this.#most) {
      this.#ring.push(id);
      return;
    }
    this.#known.delete(this.#ring[this.#oldest]!);
    this.#ring[this.#oldest] = id;
    this.#oldest = (this.#oldest + 1) % this.#most;
  }

  /** An equal of its own. */
  copy(): FillMemory {
    return new FillMemory(this.#most, this.ids);
  }
}
