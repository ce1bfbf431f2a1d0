import { canonical, noNumbers } from './base64.js';
import { tag } from './binary-tag.js';
import { foundTwice } from './codec.js';
import type { State } from './state.js';

/** Makes what a scan has found to be a snapshot. */
export class BinaryReader {
  readonly #view: DataView;
  readonly #keys = new Array<string | undefined>(keySlots);
  #at: number;

  constructor(bytes: Uint8Array, from: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = from;
  }

  state(): State {
    switch (this.#view.getUint8(this.#at++)) {
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.number:
        return this.#double();
      case tag.string:
        return this.#text();
      case tag.numbers:
        return this.#numbers();
      case tag.array:
        return this.#array();
      case tag.record:
        return this.#record();
      default:
        return null;
    }
  }

  #array(): State[] {
    const array = new Array<State>(this.#uint32());
    for (let i = 0; i < array.length; i++) array[i] = this.state();
    return array;
  }

  #record(): State {
    const record: Record<string, State> = {};
    for (let size = this.#uint32(); size > 0; size--) {
      const key = this.#key();
      if (Object.hasOwn(record, key)) throw foundTwice();
      if (key !== '__proto__') record[key] = this.state();
      else defineOwn(record, key, this.state());
    }
    return record;
  }

  #numbers(): Float64Array {
    const length = this.#uint32();
    if (length === 0) return noNumbers;
    const numbers = new Float64Array(length);
    for (let i = 0; i < length; i++) numbers[i] = this.#double();
    return numbers;
  }

  /** A name of a field: most have been read before, and the same text is taken again. */
  #key(): string {
    const view = this.#view;
    const from = this.#at + 4;
    const length = view.getUint32(this.#at, true);
    if (length === 0 || length > longestKey) return this.#text();
    const last = view.getUint16(from + 2 * length - 2, true);
    const slot = (length * 31 + last * 7 + view.getUint16(from, true)) & (keySlots - 1);
    const known = this.#keys[slot];
    if (known !== undefined && known.length === length && this.#spells(known, from)) {
      this.#at = from + 2 * length;
      return known;
    }
    const key = this.#text();
    this.#keys[slot] = key;
    return key;
  }

  #spells(text: string, from: number): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.#view.getUint16(from + 2 * i, true) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #text(): string {
    const length = this.#uint32();
    let text = '';
    for (let from = 0; from < length; from += chunk) {
      const units: number[] = [];
      const size = Math.min(chunk, length - from);
      for (let i = 0; i < size; i++) units.push(this.#uint16());
      text += String.fromCharCode.apply(null, units);
    }
    return text;
  }

  #double(): number {
    this.#at += 8;
    return canonical(this.#view.getFloat64(this.#at - 8, true));
  }

  #uint32(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  #uint16(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2, true);
  }
}

/** Names that are remembered, and how long one may be. */
const keySlots = 256;
const longestKey = 40;

/** Code units made into text at once. */
const chunk = 1024;

/** Plain assignment to `__proto__` would change the prototype instead. */
function defineOwn(record: Record<string, State>, key: string, value: State): void {
  Object.defineProperty(record, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
