import { canonical } from './base64.js';
import { tag } from './binary-tag.js';
import { isStateArray, isStateRecord, type State } from './state.js';

/** Bytes that grow as they are written. */
export class BinaryWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  state(state: State): void {
    if (state === null) this.byte(tag.null);
    else if (state === false) this.byte(tag.false);
    else if (state === true) this.byte(tag.true);
    else if (typeof state === 'number') {
      this.byte(tag.number);
      this.#double(state);
    } else if (typeof state === 'string') {
      this.byte(tag.string);
      this.#text(state);
    } else if (state instanceof Float64Array) {
      this.byte(tag.numbers);
      this.#uint32(state.length);
      for (let i = 0; i < state.length; i++) this.#double(state[i]!);
    } else if (isStateArray(state)) {
      this.byte(tag.array);
      this.#uint32(state.length);
      for (const part of state) this.state(part);
    } else if (isStateRecord(state)) {
      this.byte(tag.record);
      this.#uint32(Object.keys(state).length);
      for (const [key, part] of Object.entries(state)) {
        this.#text(key);
        this.state(part);
      }
    }
  }

  byte(byte: number): void {
    this.#reserve(1)[this.#length++] = byte;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** UTF-16 code units: lone surrogates survive. */
  #text(text: string): void {
    this.#uint32(text.length);
    for (let i = 0; i < text.length; i++) {
      this.byte(text.charCodeAt(i) & 255);
      this.byte(text.charCodeAt(i) >> 8);
    }
  }

  #uint32(value: number): void {
    const bytes = this.#reserve(4);
    new DataView(bytes.buffer).setUint32(this.#length, value, true);
    this.#length += 4;
  }

  #double(value: number): void {
    const bytes = this.#reserve(8);
    new DataView(bytes.buffer).setFloat64(this.#length, canonical(value), true);
    this.#length += 8;
  }

  #reserve(more: number): Uint8Array {
    if (this.#length + more > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
