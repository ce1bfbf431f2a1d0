import { isPackable, type Packable } from '../core/packing.js';
import type { Snapshot } from '../core/state.js';

/** A part of a memory: a set of indicators, a strategy, a stage. */
export interface Part {
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/** From what a memory can become again what it was; only memories of one design read it. */
export interface MemoryCopy {
  /** Of all parts that are numbers, one after the other. */
  readonly numbers: Float64Array;
  /** Of the other parts, in their order; `undefined` of code that failed to give one. */
  readonly snapshots: readonly (Snapshot | undefined)[];
}

/** How the parts of a memory are copied: what is numbers by packing, other code by snapshots. */
export class MemoryLayout {
  readonly #isPacked: readonly boolean[];
  readonly #packedLength: number;

  constructor(parts: readonly Part[]) {
    this.#isPacked = parts.map(isPackable);
    const packed = parts.filter(isPackable);
    this.#packedLength = packed.reduce((sum, { packedLength }) => sum + packedLength, 0);
  }

  /** All that `parts` remember, into `old` if there is one to spare. */
  copy(parts: readonly Part[], old?: MemoryCopy): MemoryCopy {
    const numbers = old?.numbers ?? new Float64Array(this.#packedLength);
    const snapshots: (Snapshot | undefined)[] = [];
    let at = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (this.#isPacked[i]) at = (part as Part & Packable).pack(numbers, at);
      else snapshots.push(snapshotOf(part));
    }
    return { numbers, snapshots };
  }

  /** Let `parts` remember what those did of which `copy` was made. */
  write({ numbers, snapshots }: MemoryCopy, parts: readonly Part[]): void {
    let [at, taken] = [0, 0];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      if (this.#isPacked[i]) at = (part as Part & Packable).unpack(numbers, at);
      else resume(part, snapshots[taken++]);
    }
  }
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
