import { malformed } from './malformed.js';

/** An interval below this is widened by a byte. */
const NARROW = 16_777_216;
const WHOLE = 4_294_967_296;

/**
 * An arithmetic coder in both directions by the same calls: `code(bit, …)` writes `bit` when
 * encoding, ignores it when decoding, and returns the decision either way. So what walks over bars
 * is written once, and reader and writer cannot come apart.
 */
export class RangeCoder {
  readonly decoding: boolean;
  #bytes: Uint8Array;
  #at: number;
  /** Width of the interval that is left, 2^24 … 2^32 between calls. */
  #range = WHOLE - 1;
  /** Encoding: where the interval begins. Decoding: how far into it the bytes point. */
  #low = 0;

  /** Reads `bytes`; without them it writes. */
  constructor(bytes?: Uint8Array) {
    this.decoding = bytes !== undefined;
    this.#bytes = bytes ?? new Uint8Array(1024);
    this.#at = 0;
    if (this.decoding) for (let i = 0; i < 4; i++) this.#low = this.#low * 256 + this.#readByte();
  }

  /** One decision that is 1 with a probability of `chance` 65,536ths, 1 … 65,535. */
  code(bit: number, chance: number): number {
    const one = Math.floor((this.#range * chance) / 65536);
    const coded = this.decoding ? (this.#low < one ? 1 : 0) : bit;
    if (coded === 1) this.#narrow(0, one);
    else this.#narrow(one, this.#range - one);
    return coded;
  }

  /** A whole number from 0 to 2^bits − 1, 1 ≤ bits ≤ 52, each as likely as the next. */
  codeEven(value: number, bits: number): number {
    if (bits > 16) {
      const upper = this.codeEven(Math.floor(value / 65536), bits - 16);
      return upper * 65536 + this.codeEven(value % 65536, 16);
    }
    const last = (1 << bits) - 1;
    const share = Math.floor(this.#range / (last + 1));
    const coded = this.decoding ? Math.min(Math.floor(this.#low / share), last) : value;
    this.#narrow(coded * share, share);
    return coded;
  }

  /** Whether all bytes have been read. */
  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** What was written. */
  finish(): Uint8Array {
    for (let i = 0; i < 4; i++) this.#writeByte();
    return this.#bytes.slice(0, this.#at);
  }

  /** Keep the part of the interval that begins `start` into it and is `range` wide. */
  #narrow(start: number, range: number): void {
    this.#low += this.decoding ? -start : start;
    this.#range = range;
    while (this.#range < NARROW) {
      this.#range *= 256;
      if (this.decoding) this.#low = this.#low * 256 + this.#readByte();
      else this.#writeByte();
    }
  }

  #readByte(): number {
    if (this.#at >= this.#bytes.length) throw malformed('cut short');
    return this.#bytes[this.#at++]!;
  }

  /** The highest byte of `#low`; what has overflowed it is carried into the bytes before. */
  #writeByte(): void {
    if (this.#low >= WHOLE) {
      this.#low -= WHOLE;
      let i = this.#at - 1;
      while (this.#bytes[i] === 255) this.#bytes[i--] = 0;
      this.#bytes[i] = this.#bytes[i]! + 1;
    }
    if (this.#at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const highest = Math.floor(this.#low / NARROW);
    this.#bytes[this.#at++] = highest;
    this.#low = (this.#low - highest * NARROW) * 256;
  }
}
