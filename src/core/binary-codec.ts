import { canonical } from './base64.js';
import {
  asSnapshot,
  type DecodeLimits,
  defaultMaxBytes,
  emptyRecord,
  malformed,
  maxDepth,
} from './codec.js';
import { isStateArray, isStateRecord, type Snapshot, type State } from './state.js';

const magic = [0x62, 0x77, 0x73, 0x31] as const; // bws1

/** What follows: nothing, or a double, or a length and that many units. All little-endian. */
const tag = {
  null: 0,
  false: 1,
  true: 2,
  number: 3,
  string: 4,
  numbers: 5,
  array: 6,
  record: 7,
} as const;

/** A snapshot as bytes, without loss: about a third of its text, and faster to read. */
export function encodeBinary(snapshot: Snapshot): Uint8Array {
  const writer = new Writer();
  for (const byte of magic) writer.byte(byte);
  writer.state(snapshot);
  return writer.finish();
}

/**
 * The snapshot in `bytes`, or a `SnapshotError`: every claimed length is held against the bytes
 * that are left before anything is made of it.
 */
export function decodeBinary(bytes: Uint8Array, limits: DecodeLimits = {}): Snapshot {
  const { maxBytes = defaultMaxBytes } = limits;
  if (!(bytes instanceof Uint8Array)) throw malformed('expected bytes');
  if (bytes.length > maxBytes) throw malformed(`longer than ${maxBytes} bytes`);
  const reader = new Reader(bytes);
  for (const byte of magic) if (reader.byte() !== byte) throw malformed('not a snapshot');
  const state = reader.state(0);
  if (reader.left > 0) throw malformed('bytes after the end');
  return asSnapshot(state);
}

class Writer {
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

class Reader {
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
