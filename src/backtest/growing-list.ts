/** Numbers that come one by one: beyond the heap, where a long list costs nobody a look. */
export class GrowingList {
  #numbers = new Float64Array(1_024);
  #length = 0;

  push(x: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = x;
    this.#length += 1;
  }

  /** A copy. */
  all(): Float64Array {
    return this.#numbers.slice(0, this.#length);
  }
}
