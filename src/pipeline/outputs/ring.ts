/** Rows of numbers, the newest `length` of them, one after the other in one buffer. */
export class RowRing {
  readonly columns: readonly string[];
  readonly #length: number;
  readonly #values: Float64Array;
  /** Rows that were ever added. */
  #count = 0;

  constructor(columns: readonly string[], length: number) {
    this.columns = columns;
    this.#length = length;
    this.#values = new Float64Array(columns.length * length);
  }

  get size(): number {
    return Math.min(this.#count, this.#length);
  }

  get byteLength(): number {
    return this.#values.byteLength;
  }

  add(row: readonly number[]): void {
    this.#count += 1;
    this.#write(0, row);
  }

  /** Put `row` where the row with the same first value is; whether there is one. */
  replace(row: readonly number[]): boolean {
    for (let age = 0; age < this.size; age++) {
      if (this.#values[this.#start(age)] !== row[0]) continue;
      this.#write(age, row);
      return true;
    }
    return false;
  }

  /** The values in the column at `place`, oldest first; a copy. */
  column(place: number): Float64Array {
    const { size } = this;
    return Float64Array.from({ length: size }, (_, i) => {
      return this.#values[this.#start(size - 1 - i) + place]!;
    });
  }

  #write(age: number, row: readonly number[]): void {
    this.#values.set(row, this.#start(age));
  }

  /** Where the row begins that came `age` rows before the newest. */
  #start(age: number): number {
    return ((this.#count - 1 - age) % this.#length) * this.columns.length;
  }
}
