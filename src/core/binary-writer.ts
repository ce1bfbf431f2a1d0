import { canonical } from './base64.js';
import { tag } from './binary-tag.js';
import { malformed, requirePlain } from './codec.js';
import { isStateArray, type State, type StateRecord } from './state.js';

/** Bytes that grow as they are written. */
export class BinaryWriter {
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  state(state: State): void {
    if (typeof state === 'number') this.#number(state);
    else if (typeof state === 'string') {
      this.byte(tag.string);
      this.#text(state);
    } else if (state === null) this.byte(tag.null);
    else if (typeof state === 'boolean') this.byte(state ? tag.true : tag.false);
    else if (state instanceof Float64Array) this.#numbers(state);
    else if (isStateArray(state)) {
      this.#counted(tag.array, state.length);
      for (const part of state) this.state(part);
    } else if (typeof state === 'object') this.#record(state as StateRecord);
    else throw malformed(`a ${typeof state} is no state`);
  }

  byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #number(value: number): void {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw malformed('an infinite number');
    this.#reserve(9);
    this.#bytes[this.#length] = tag.number;
    this.#view.setFloat64(this.#length + 1, canonical(value), true);
    this.#length += 9;
  }

  #numbers(values: Float64Array): void {
    this.#counted(tag.numbers, values.length);
    this.#reserve(8 * values.length);
    const view = this.#view;
    let at = this.#length;
    for (let i = 0; i < values.length; i++, at += 8) {
      view.setFloat64(at, canonical(values[i]!), true);
    }
    this.#length = at;
  }

  #record(record: StateRecord): void {
    requirePlain(record);
    const keys = Object.keys(record);
    this.#counted(tag.record, keys.length);
    for (let i = 0; i < keys.length; i++) {
      this.#text(keys[i]!);
      this.state(record[keys[i]!]!);
    }
  }

  /** UTF-16 code units: lone surrogates survive. */
  #text(text: string): void {
    const { length } = text;
    this.#reserve(4 + 2 * length);
    const view = this.#view;
    view.setUint32(this.#length, length, true);
    let at = this.#length + 4;
    for (let i = 0; i < length; i++, at += 2) view.setUint16(at, text.charCodeAt(i), true);
    this.#length = at;
  }

  #counted(kind: number, count: number): void {
    this.#reserve(5);
    this.#bytes[this.#length] = kind;
    this.#view.setUint32(this.#length + 1, count, true);
    this.#length += 5;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
