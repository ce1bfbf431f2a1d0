/** FNV-1a over 32-bit words, twice with different bases: no engine's own hash is asked. */
export class Hash {
  #a = 0x811c9dc5;
  #b = 0x01234567;
  readonly #view = new DataView(new ArrayBuffer(8));

  /** Every bit of `x`; any NaN is any other. */
  number(x: number): void {
    this.#view.setFloat64(0, Number.isNaN(x) ? Number.NaN : x);
    this.#word(this.#view.getUint32(0));
    this.#word(this.#view.getUint32(4));
  }

  numbers(list: ArrayLike<number>): void {
    for (let i = 0; i < list.length; i++) this.number(list[i]!);
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.#word(text.charCodeAt(i));
  }

  digest(): string {
    return [this.#a, this.#b].map((x) => (x >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #word(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x01000193);
    this.#b = Math.imul(this.#b ^ (word >>> 7) ^ (word << 3), 0x85ebca6b) ^ (this.#b >>> 13);
  }
}
