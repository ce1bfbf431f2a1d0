import { malformed } from './malformed.js';

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  byte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, lowest first. */
  whole(value: number): void {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) this.byte((left % 128) + 128);
    this.byte(left);
  }

  double(value: number): void {
    this.#reserve(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what may be anything; a read beyond the end is a `SnapshotError`. */
export class ByteReader {
  at = 0;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#view.byteLength - this.at;
  }

  byte(): number {
    return this.#view.getUint8(this.#take(1));
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  whole(): number {
    let [value, unit] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (value > Number.MAX_SAFE_INTEGER) throw malformed('a number beyond 2^53');
      if (byte < 128) return value;
      unit *= 128;
    }
  }

  /** The next `length` bytes, as a view of the same memory. */
  bytes(length: number): Uint8Array {
    const start = this.#take(length);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  #take(bytes: number): number {
    if (bytes > this.left) throw malformed('cut short');
    this.at += bytes;
    return this.at - bytes;
  }
}
