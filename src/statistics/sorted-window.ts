/**
 * The last `period` inputs twice: in order of arrival and in order of size.
 *
 * A NaN stands for an input that is not there yet, and counts as larger than any number. So the
 * window always has `period` members, and filling it is no case of its own. A −0 is taken as 0:
 * the sign of a zero would tell in which order they came.
 */
export type SortedWindowState = {
  slot: number;
  /** A ring: `slot` holds the oldest input once it is full. */
  ring: Float64Array;
  /** The same numbers, ascending, NaN last. */
  sorted: Float64Array;
};

export function sortedWindowInit(period: number): SortedWindowState {
  return {
    slot: 0,
    ring: new Float64Array(period).fill(Number.NaN),
    sorted: new Float64Array(period).fill(Number.NaN),
  };
}

/** Rebuild the order of a state that came from outside. */
export function sortedWindowRevive(state: SortedWindowState): void {
  state.sorted.set(state.ring);
  state.sorted.sort();
}

/** Whether the window is full once the next input is in. */
export function sortedWindowFills(state: SortedWindowState): boolean {
  const { ring, slot } = state;
  return slot + 1 === ring.length || !Number.isNaN(ring[slot]);
}

/**
 * The k-th smallest, from 0, of the window after `x`, in O(1) and without touching it: `x` if it
 * comes to stand there, else the neighbour that bounds it among those that stay.
 */
export function orderAfter(state: SortedWindowState, x: number, k: number): number {
  const { sorted, ring, slot } = state;
  const leaving = ring[slot]!;
  let order = x + 0;
  if (k > 0) {
    order = Math.max(order, sorted[k - 1 + Number(sorted[k - 1]! >= leaving)]!);
  }
  if (k + 1 < sorted.length) {
    const above = sorted[k + Number(sorted[k]! >= leaving)]!;
    if (above < order) order = above; // a NaN is not: what is not there yet bounds nothing
  }
  return order;
}

/** Where the oldest stands in order, which leaves when the next input comes: a NaN stands last. */
export function placeLeft({ sorted, ring, slot }: SortedWindowState): number {
  const leaving = ring[slot]!;
  return Number.isNaN(leaving) ? sorted.length - 1 : rankOf(sorted, leaving);
}

/** Where `x` will stand once the oldest has left from `left`. */
export function placeTaken({ sorted }: SortedWindowState, x: number, left: number): number {
  return rankOf(sorted, x) - Number(sorted[left]! < x);
}

/**
 * Where the k-th smallest of the window after an input stands now, when the oldest leaves from
 * `left` and the input takes the place `taken`; −1 for the input itself.
 */
export function placeAfter(k: number, left: number, taken: number): number {
  if (k === taken) return -1;
  const among = k < taken ? k : k - 1;
  return among < left ? among : among + 1;
}

/** Let `x` in and the oldest out; only what stands between their places moves. */
export function sortedWindowPush(state: SortedWindowState, x: number): void {
  const { sorted, ring, slot } = state;
  const last = sorted.length - 1;
  const leaving = ring[slot]!;
  let at = Number.isNaN(leaving) ? last : rankOf(sorted, leaving);
  if (last >= longShift) at = shiftFar(sorted, at, x);
  for (; at < last && sorted[at + 1]! < x; at++) sorted[at] = sorted[at + 1]!;
  for (; at > 0 && !(sorted[at - 1]! <= x); at--) sorted[at] = sorted[at - 1]!;
  sorted[at] = x + 0;
  ring[slot] = x + 0;
  state.slot = slot === last ? 0 : slot + 1;
}

/** Windows from which on moving a block beats moving numbers one by one; measured. */
const longShift = 100;

/** Close the gap at `at` and open one where `x` belongs, which is returned. */
function shiftFar(sorted: Float64Array, at: number, x: number): number {
  const rank = rankOf(sorted, x);
  if (rank > at) {
    sorted.copyWithin(at, at + 1, rank);
    return rank - 1;
  }
  sorted.copyWithin(rank + 1, rank, at);
  return rank;
}

/** How many of `sorted` are not larger than `x`. */
export function rankAmongEquals(sorted: Float64Array, x: number): number {
  let from = rankOf(sorted, x);
  while (from < sorted.length && sorted[from] === x) from += 1;
  return from;
}

/** How many of `sorted` are smaller than `x`: bisection by arithmetic, no branch to guess wrong. */
export function rankOf(sorted: Float64Array, x: number): number {
  let from = 0;
  let left = sorted.length;
  while (left > 1) {
    const half = left >>> 1;
    from += half * Number(sorted[from + half - 1]! < x);
    left -= half;
  }
  return from + Number(sorted[from]! < x);
}
