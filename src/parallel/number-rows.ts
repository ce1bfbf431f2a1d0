/** Rows of as many numbers each, one after the other in a buffer that grows. */
export class NumberRows {
  readonly width: number;
  #numbers: Float64Array<ArrayBuffer>;
  #length = 0;

  /** @param expectedRows  as many as there is room for at first */
  constructor(width: number, expectedRows = 16) {
    this.width = width;
    this.#numbers = new Float64Array(width * Math.max(1, expectedRows));
  }

  get count(): number {
    return this.#length / this.width;
  }

  /** Room for one more row; where it begins in `numbers`. */
  next(): number {
    const at = this.#length;
    this.#length += this.width;
    if (this.#length > this.#numbers.length) {
      const larger = new Float64Array(2 * this.#numbers.length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    return at;
  }

  /** What rows are written into, until there is a next. */
  get numbers(): Float64Array<ArrayBuffer> {
    return this.#numbers;
  }

  /** The rows and nothing else, in a buffer of their own; no more rows may come. */
  taken(): Float64Array<ArrayBuffer> {
    const isFull = this.#length === this.#numbers.length;
    return isFull ? this.#numbers : this.#numbers.slice(0, this.#length);
  }
}
