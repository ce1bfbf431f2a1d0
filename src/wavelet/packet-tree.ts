import { misfit } from '../core/state.js';
import type { Phase } from './filters.js';
import { type Pyramid, pyramid, reach } from './pyramid.js';
import type { WaveletName } from './wavelet-names.js';

/**
 * The full tree of undecimated wavelet packets: every node of a level is split as the pyramid splits
 * V alone, by the pyramid's own kernel.
 *
 *   W_{0,0} = x,  W_{j,n}[t] = Σ_l r_l·W_{j−1,⌊n/2⌋}[t − 2^(j−1)·l],  r = g if n mod 4 is 0 or 3, else h
 *
 * A filter turns the frequencies of its upper half round, so an odd node gives its upper half first.
 * With that, node n of level J holds what swings at n to n + 1 times 2^−(J+1) of the inputs' rate.
 */
export interface PacketTree {
  readonly levels: number;
  /** One level of the pyramid. */
  readonly node: Pyramid;
  /** The two parts of one node: scratch. */
  readonly pair: Float64Array;
  /** A bit mask: slots are counted modulo the longest ring. */
  readonly lastSlot: number;
}

export type PacketTreeState = {
  /** Time of the next input, modulo the longest ring. */
  slot: number;
  /**
   * For each level from the finest, for each node and each time modulo 2^(j−1), a ring of that node's
   * past, written twice as the pyramid's are.
   */
  readonly lines: Float64Array;
};

export function packetTree(name: WaveletName, levels: number, phase: Phase): PacketTree {
  const node = pyramid(name, 1, phase);
  return { levels, node, pair: new Float64Array(2), lastSlot: (node.ring << (levels - 1)) - 1 };
}

export function packetTreeInit({ levels, node }: PacketTree): PacketTreeState {
  const rings = ((1 << (2 * levels)) - 1) / 3; // 1 + 4 + 16 + …
  return { slot: 0, lines: new Float64Array(2 * node.ring * rings).fill(Number.NaN) };
}

/** Every ring of `lines` as an array of its own, in their order. */
export function ringsOf({ lines }: PacketTreeState, { node }: PacketTree): Float64Array[] {
  const size = 2 * node.ring;
  return Array.from({ length: lines.length / size }, (_, i) =>
    lines.subarray(i * size, (i + 1) * size),
  );
}

/**
 * One input through the tree, in place: `packets` holds x first on the way in, and the 2^J packets
 * of level J on the way out. `rings` are those of `state`. With `keep` false the state stays.
 */
export function packetTreeStep(
  state: PacketTreeState,
  rings: readonly Float64Array[],
  packets: Float64Array,
  { levels, node, pair, lastSlot }: PacketTree,
  keep: boolean,
): void {
  const { slot } = state;
  let first = 0;
  for (let j = 0; j < levels; j++) {
    const rows = 1 << j;
    const row = slot & (rows - 1);
    for (let n = rows - 1; n >= 0; n--) {
      pair[1] = packets[n]!;
      node.step(rings[first + n * rows + row]!, (slot >> j) & (node.ring - 1), pair, node, keep);
      const isTurned = n & 1;
      packets[2 * n + 1 - isTurned] = pair[0]!;
      packets[2 * n + isTurned] = pair[1]!;
    }
    first += rows * rows;
  }
  if (keep) state.slot = (slot + 1) & lastSlot;
}

/**
 * Refuse a state that `count` inputs do not leave behind: at another slot, or with a number where none
 * has come yet, or none where one has; rebuild the second copies.
 */
export function packetTreeRevive(
  state: PacketTreeState,
  tree: PacketTree,
  count: number,
  path: string,
): void {
  const { levels, node, lastSlot } = tree;
  if (state.slot !== count % (lastSlot + 1)) {
    throw misfit(`${path}.slot`, 'is of another input than the last');
  }
  const rings = ringsOf(state, tree);
  let first = 0;
  for (let j = 0; j < levels; j++) {
    const rows = 1 << j;
    const period = node.ring * rows;
    const begins = reach(node.taps, j) - 1; // the time of the level's first number
    for (let i = 0; i < node.ring * rows * rows; i++) {
      const ring = Math.floor(i / node.ring);
      const time = (i % node.ring) * rows + (ring % rows);
      const last = count - 1 - ((((count - 1 - time) % period) + period) % period);
      if (Number.isNaN(rings[first + ring]![i % node.ring]!) === last < begins) continue;
      throw misfit(`${path}.lines`, 'do not hold what came in');
    }
    first += rows * rows;
  }
  for (const ring of rings) ring.copyWithin(node.ring, 0, node.ring);
}
