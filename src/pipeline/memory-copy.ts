import { SnapshotError } from '../core/errors.js';
import { Holdings } from '../core/holdings.js';
import { isPackable, type Packable } from '../core/packing.js';
import type { Shelf } from '../core/shelf.js';
import {
  fitState,
  isStateArray,
  isStateRecord,
  requireStateRecord,
  requireStates,
  type Snapshot,
  type State,
} from '../core/state.js';

/** A part of a memory: a set of indicators, a strategy, a stage. */
export interface Part {
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/** From what a memory can become again what it was; only memories of one design read it. */
export interface MemoryCopy extends Shelf {
  /** Of the parts that are no numbers, in their order; `undefined` of code that failed to give one. */
  readonly snapshots?: readonly (Snapshot | undefined)[];
}

const none: readonly never[] = Object.freeze([]);

/** The places of all numbers that `parts`, which are numbers alone, remember. */
export function holdingsOf(parts: readonly Part[]): Holdings {
  const holdings = new Holdings();
  for (const part of parts) if (isPackable(part)) part.hold(holdings);
  holdings.settle();
  return holdings;
}

/** A memory's copy as state: it fits where the kinds of all parts are at the same versions. */
export type MemoryCopyState = {
  readonly versions: string;
  readonly numbers: Float64Array;
  readonly snapshots: readonly State[];
};

/** How the parts of a memory are copied: what is numbers by packing, other code by snapshots. */
export class MemoryLayout {
  readonly #isPacked: readonly boolean[];
  /** Versions of the kinds whose numbers are packed, in their order, and room for all those. */
  readonly #blank: Omit<MemoryCopyState, 'snapshots'>;

  constructor(parts: readonly Part[]) {
    this.#isPacked = parts.map(isPackable);
    const packed = parts.filter(isPackable);
    const length = packed.reduce((sum, { packedLength }) => sum + packedLength, 0);
    const versions = packed.map((part) => versionsIn(part.snapshot())).join();
    this.#blank = { versions, numbers: new Float64Array(length) };
  }

  /** Whether every part is numbers. */
  get isPacked(): boolean {
    return this.#isPacked.every(Boolean);
  }

  /** All that `parts` remember; code of one's own that gives no snapshot throws. */
  snapshot(parts: readonly Part[]): MemoryCopyState {
    const { numbers } = this.copy(parts);
    const others = parts.filter((_, i) => !this.#isPacked[i]);
    const { versions } = this.#blank;
    return { versions, numbers, snapshots: others.map((part) => part.snapshot()) };
  }

  /** Let `parts`, which are fresh, remember what a snapshot of their equals says, or refuse it. */
  restore(given: State, parts: readonly Part[], path: string): void {
    const { snapshots, ...rest } = requireStateRecord(given, path);
    const { versions, numbers } = fitState(this.#blank, rest, path);
    if (versions !== this.#blank.versions) {
      throw new SnapshotError('unsupported-version', path, `kinds are at ${this.#blank.versions}`);
    }
    const others = requireStates(snapshots, this.#isPacked.filter((is) => !is).length, path);
    let [at, taken] = [0, 0];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (this.#isPacked[i]) {
        at = (part as Part & Packable).unpack(numbers, at);
        (part as Part & Packable).requireSense(`${path}.parts[${i}]`);
      } else part.restore(others[taken++] as Snapshot);
    }
  }

  /** All that `parts` remember, into `old` if there is one to spare. */
  copy(parts: readonly Part[], old?: MemoryCopy): MemoryCopy {
    const numbers = old?.numbers ?? new Float64Array(this.#blank.numbers.length);
    const snapshots: (Snapshot | undefined)[] = [];
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (this.#isPacked[i]) at = (part as Part & Packable).pack(numbers, at);
      else snapshots.push(snapshotOf(part));
    }
    return { numbers, windows: none, snapshots };
  }

  /** Let `parts` remember what those did of which `copy` was made. */
  write({ numbers, snapshots = none }: MemoryCopy, parts: readonly Part[]): void {
    let [at, taken] = [0, 0];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (this.#isPacked[i]) at = (part as Part & Packable).unpack(numbers, at);
      else resume(part, snapshots[taken++]);
    }
  }
}

/** `3(1,1,2)`: the version of a part, and of those in it. */
function versionsIn({ version, state }: Snapshot): string {
  const inner = isStateRecord(state) ? state['operators'] : undefined;
  if (!isStateArray(inner)) return String(version);
  return `${version}(${inner.map((one) => versionsIn(one as Snapshot)).join()})`;
}

/** Code of one's own that fails to give or take a snapshot keeps what it has. */
function snapshotOf(part: Part): Snapshot | undefined {
  try {
    return part.snapshot();
  } catch {
    return undefined;
  }
}

function resume(part: Part, snapshot: Snapshot | undefined): void {
  try {
    if (snapshot !== undefined) part.restore(snapshot);
  } catch {
    // as above
  }
}
