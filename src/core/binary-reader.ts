import { canonical } from './base64.js';
import { tag } from './binary-tag.js';
import { emptyRecord, malformed, maxDepth } from './codec.js';
import type { State } from './state.js';

/** Reads what may be anything: no length is believed that the bytes left cannot hold. */
export class BinaryReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#view.byteLength - this.#at;
  }

  state(depth: number): State {
    if (depth > maxDepth) throw malformed(`nested deeper than ${maxDepth}`);
    switch (this.byte()) {
      case tag.null:
        return null;
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.number:
        return this.#double();
      case tag.string:
        return this.#text();
      case tag.numbers:
        return Float64Array.from({ length: this.#size(8) }, () => this.#double());
      case tag.array:
        return Array.from({ length: this.#size(1) }, () => this.state(depth + 1));
      case tag.record:
        return this.#record(depth);
      default:
        throw malformed('an unknown tag');
    }
  }

  byte(): number {
    return this.#view.getUint8(this.#take(1));
  }

  #record(depth: number): State {
    const record = emptyRecord();
    for (let size = this.#size(5); size > 0; size--) {
      const key = this.#text();
      record[key] = this.state(depth + 1);
    }
    return record;
  }

  #text(): string {
    let text = '';
    for (let size = this.#size(2); size > 0; size--) {
      text += String.fromCharCode(this.#view.getUint16(this.#take(2), true));
    }
    return text;
  }

  #double(): number {
    const value = canonical(this.#view.getFloat64(this.#take(8), true));
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw malformed('an infinite number');
    return value;
  }

  /** A claimed number of units of at least `unitBytes` each, if the bytes left can hold them. */
  #size(unitBytes: number): number {
    const size = this.#view.getUint32(this.#take(4), true);
    if (size * unitBytes > this.left) throw malformed('a length beyond the end');
    return size;
  }

  #take(bytes: number): number {
    if (bytes > this.left) throw malformed('cut short');
    this.#at += bytes;
    return this.#at - bytes;
  }
}
