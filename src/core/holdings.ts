import { flagMover, numberMover } from './field-mover.js';
import type { FieldMover } from './moves.js';
import type { Shelf } from './shelf.js';

type Parts = Record<string, unknown>;
type Arrays = Record<string, Float64Array>;

/** An array and where it stands. */
interface ArrayPlace {
  readonly record: Arrays;
  readonly key: string;
}

/** Fields of one record that are numbers or flags. */
interface Fields {
  readonly record: never;
  readonly mover: FieldMover;
}

/** Numbers from which on an array changes hands, where a shorter one is copied. */
const longestCopy = 64;

/**
 * The places of all numbers that something remembers, looked up once. What stands there is put on a
 * shelf, and what is on another taken in its stead, so that one body lives the lives of many: the
 * cost is a copy of what is short, and a reference to each array that is long.
 */
export class Holdings {
  readonly #fields: Fields[] = [];
  readonly #short: ArrayPlace[] = [];
  readonly #long: ArrayPlace[] = [];
  #fieldCount = 0;
  /** Numbers in the short arrays. */
  #shortLength = 0;
  /** The fields' numbers, to be written and read, and then the short arrays themselves. */
  #arena: Float64Array = new Float64Array(0);

  /**
   * What stands in `record`, part by part, or only what stands under `keys`. Whoever reads an array
   * there reads it from the record: another takes its place.
   */
  add(record: object, keys: readonly string[] = Object.keys(record)): void {
    const parts = record as Parts;
    const numbers: string[] = [];
    const flags: string[] = [];
    for (const key of keys) {
      const part = parts[key];
      if (part instanceof Float64Array) this.#addArray({ record: parts as Arrays, key }, part);
      else if (typeof part === 'object' && part !== null) this.add(part);
      else if (typeof part === 'boolean') flags.push(key);
      else numbers.push(key);
    }
    if (numbers.length > 0) this.#addFields(record, numberMover(numbers));
    if (flags.length > 0) this.#addFields(record, flagMover(flags));
  }

  #addFields(record: object, mover: FieldMover): void {
    this.#fields.push({ record: record as never, mover });
    this.#fieldCount += mover.count;
  }

  #addArray(place: ArrayPlace, { length }: Float64Array): void {
    if (length > longestCopy) this.#long.push(place);
    else {
      this.#short.push(place);
      this.#shortLength += length;
    }
  }

  /** Nothing more is added: the short arrays move into one. */
  settle(): void {
    const arena = new Float64Array(this.#fieldCount + this.#shortLength);
    let at = this.#fieldCount;
    for (const { record, key } of this.#short) {
      const part = record[key]!;
      const view = arena.subarray(at, at + part.length);
      view.set(part);
      record[key] = view;
      at += part.length;
    }
    this.#arena = arena;
  }

  /** All that stands there, on a shelf of its own, or on `old`, if there is one to spare. */
  copy(old?: Shelf): Shelf {
    const long = this.#long;
    const shelf = old ?? {
      numbers: new Float64Array(this.#arena.length),
      windows: long.map(({ record, key }) => new Float64Array(record[key]!.length)),
    };
    this.store(shelf);
    for (let i = 0; i < long.length; i++) {
      const { record, key } = long[i]!;
      shelf.windows[i]!.set(record[key]!);
    }
    return shelf;
  }

  /** Let the same stand there as on `shelf`, which keeps what it has. */
  become({ numbers, windows }: Shelf): void {
    this.#put(numbers);
    for (let i = 0; i < windows.length; i++) {
      const { record, key } = this.#long[i]!;
      record[key]!.set(windows[i]!);
    }
  }

  /** Put all on `shelf`, of which the long arrays are those that were fetched from it. */
  store({ numbers }: Shelf): void {
    const arena = this.#arena;
    const fields = this.#fields;
    let at = 0;
    for (let i = 0; i < fields.length; i++) {
      const { record, mover } = fields[i]!;
      mover.take(record, arena, at);
      at += mover.count;
    }
    numbers.set(arena);
  }

  /** Take all from `shelf`. */
  fetch({ numbers, windows }: Shelf): void {
    this.#put(numbers);
    for (let i = 0; i < windows.length; i++) {
      const { record, key } = this.#long[i]!;
      record[key] = windows[i]!;
    }
  }

  /** All but the long arrays. */
  #put(numbers: Float64Array): void {
    const arena = this.#arena;
    const fields = this.#fields;
    arena.set(numbers);
    let at = 0;
    for (let i = 0; i < fields.length; i++) {
      const { record, mover } = fields[i]!;
      mover.put(record, arena, at);
      at += mover.count;
    }
  }
}
