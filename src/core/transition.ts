import type { Snapshot } from './state.js';

/** Anything that absorbs inputs and can be saved and resumed: operators, modules, the Pipeline. */
export interface Resumable<In, Out> {
  update(input: In): Out;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

/**
 * The pure form of `update`: what a fresh `make()` resumed from `snapshot` says to `input`, and
 * what it remembers afterwards. Mutates nothing; `snapshot` may be frozen, `undefined` means new.
 */
export function transitionWith<In, Out>(
  make: () => Resumable<In, Out>,
  snapshot: Snapshot | undefined,
  input: In,
): { snapshot: Snapshot; output: Out } {
  const resumed = make();
  if (snapshot !== undefined) resumed.restore(snapshot);
  const output = resumed.update(input);
  return { snapshot: resumed.snapshot(), output };
}
