import { tag } from './binary-tag.js';
import { EnvelopeKeys, longestKey, malformed, NodeBudget } from './codec.js';

/** Refuse, with a `SnapshotError`, what is not a snapshot from `from` on; makes nothing of it. */
export function scanBinary(bytes: Uint8Array, from: number, maxNodes: number): void {
  new BinaryScan(bytes, from, maxNodes).envelope();
}

class BinaryScan {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #budget: NodeBudget;
  #at: number;

  constructor(bytes: Uint8Array, from: number, maxNodes: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#budget = new NodeBudget(maxNodes);
    this.#at = from;
  }

  envelope(): void {
    if (this.#byte() !== tag.record) throw malformed('a snapshot is a record');
    const keys = new EnvelopeKeys();
    this.#budget.spend(0);
    for (let size = this.#size(5); size > 0; size--) {
      const expected = keys.expect(this.#shortText());
      const isRight =
        expected === 'any' ||
        this.#bytes[this.#at] === (expected === 'string' ? tag.string : tag.number);
      const isWhole = expected !== 'integer' || this.#isWholeAt(this.#at + 1);
      if (!isRight || !isWhole) throw malformed(`a field that should be a ${expected}`);
      this.#value(1);
    }
    keys.end();
    if (this.#at < this.#bytes.length) throw malformed('bytes after the end');
  }

  #value(depth: number): void {
    this.#budget.spend(depth);
    const kind = this.#byte();
    if (kind <= tag.true) return;
    if (kind === tag.number) this.#doubles(1);
    else if (kind === tag.string) this.#skip(2 * this.#size(2));
    else if (kind === tag.numbers) this.#doubles(this.#size(8));
    else if (kind === tag.array) {
      for (let size = this.#size(1); size > 0; size--) this.#value(depth + 1);
    } else if (kind === tag.record) {
      for (let size = this.#size(5); size > 0; size--) {
        this.#skip(2 * this.#size(2));
        this.#value(depth + 1);
      }
    } else throw malformed('an unknown tag');
  }

  /** A key of the envelope; what is longer than any of them is not read. */
  #shortText(): string {
    const size = this.#size(2);
    const from = this.#skip(2 * size);
    const units = Array.from({ length: Math.min(size, longestKey) }, (_, i) =>
      this.#view.getUint16(from + 2 * i, true),
    );
    return size > longestKey ? '' : String.fromCharCode(...units);
  }

  #isWholeAt(at: number): boolean {
    if (at + 8 > this.#bytes.length) throw malformed('cut short');
    return Number.isSafeInteger(this.#view.getFloat64(at, true));
  }

  #doubles(count: number): void {
    const from = this.#skip(8 * count);
    for (let at = from; at < this.#at; at += 8) {
      if (Math.abs(this.#view.getFloat64(at, true)) === Number.POSITIVE_INFINITY) {
        throw malformed('an infinite number');
      }
    }
  }

  #byte(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  /** A claimed number of units of at least `unitBytes` each, if the bytes left can hold them. */
  #size(unitBytes: number): number {
    const size = this.#view.getUint32(this.#skip(4), true);
    if (size * unitBytes > this.#bytes.length - this.#at)
      throw malformed('a length beyond the end');
    return size;
  }

  /** Go on by `count` bytes, which must be there; where they begin. */
  #skip(count: number): number {
    if (count > this.#bytes.length - this.#at) throw malformed('cut short');
    this.#at += count;
    return this.#at - count;
  }
}
