import type { Snapshot } from './state.js';

/** A bounded-memory stream transformer: one input in, one output out, O(1) amortised. */
export interface Operator<In = number, Out = number> {
  /** Canonical function of the spec, e.g. `ema(20)`: a snapshot restores only into its equal. */
  readonly id: string;
  /** The update, counted from 1, that returns the first fully defined output. */
  readonly warmUp: number;
  /** Inputs absorbed since construction or the last reset. */
  readonly count: number;
  /** Whether enough inputs were absorbed for an output: `count >= warmUp`. */
  readonly ready: boolean;
  /** Output for the last absorbed input; NaN until ready; a refused input does not change it. */
  readonly value: Out;
  /** Absorb `input` and return the new value; NaN, and nothing absorbed, if it is refused. */
  update(input: In): Out;
  /** What `update(input)` would return; changes nothing. */
  peek(input: In): Out;
  /** Forget every input. */
  reset(): void;
  /** A detached copy of everything the future depends on. */
  snapshot(): Snapshot;
  /** Continue from a snapshot of an equal operator; all of it, or a `SnapshotError` and nothing. */
  restore(snapshot: Snapshot): void;
}

/**
 * Whether an operator's door lets `x` in: a number, finite, and at most 2^300 in magnitude, far
 * beyond any market, and small enough that products of three inputs stay finite.
 */
export function isAdmissible(x: unknown): x is number {
  // The square is at most 2^600 for these and no others, and is cheaper than a magnitude. A constant
  // outside would be loaded at each call.
  return typeof x === 'number' && x * x <= 4.149515568880993e180;
}

/** Three of a bar's fields at once. */
export function areAdmissible(x: unknown, y: unknown, z: unknown): boolean {
  // Where the sum of the squares is within the bound, each of them is: one comparison for three.
  return (
    typeof x === 'number' &&
    typeof y === 'number' &&
    typeof z === 'number' &&
    (x * x + y * y + z * z <= 4.149515568880993e180 ||
      (isAdmissible(x) && isAdmissible(y) && isAdmissible(z)))
  );
}

/** Four of a bar's fields at once. */
export function areFourAdmissible(w: unknown, x: unknown, y: unknown, z: unknown): boolean {
  return (
    typeof w === 'number' &&
    typeof x === 'number' &&
    typeof y === 'number' &&
    typeof z === 'number' &&
    (w * w + x * x + y * y + z * z <= 4.149515568880993e180 ||
      (isAdmissible(w) && areAdmissible(x, y, z)))
  );
}
