import type { Bar } from '../../src/bars/bar.js';

/** Parents as most programs make them: the children are kept, and a bar is computed from all. */
export class Recompute {
  closed = 0;
  readonly #parents: { readonly lengthMs: number; children: Bar[] }[];

  constructor(lengthsMs: readonly number[]) {
    this.#parents = lengthsMs.map((lengthMs) => ({ lengthMs, children: [] }));
  }

  update(bar: Bar): void {
    for (const parent of this.#parents) {
      parent.children.push(bar);
      if ((bar.time + 1_000) % parent.lengthMs !== 0) continue;
      this.closed += combined(parent.children).volume > 0 ? 1 : 0;
      parent.children = [];
    }
  }

  /** The parents as they stand after each bar: what a chart asks for. */
  forming(): readonly Bar[] {
    return this.#parents
      .filter(({ children }) => children.length > 0)
      .map((p) => combined(p.children));
  }
}

function combined(children: readonly Bar[]): Bar {
  return {
    time: children[0]!.time,
    open: children[0]!.open,
    high: children.reduce((most, { high }) => Math.max(most, high), Number.NEGATIVE_INFINITY),
    low: children.reduce((least, { low }) => Math.min(least, low), Number.POSITIVE_INFINITY),
    close: children.at(-1)!.close,
    volume: children.reduce((sum, { volume }) => sum + volume, 0),
  };
}
