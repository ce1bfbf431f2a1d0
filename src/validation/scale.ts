import {
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
  sortedWindowRevive,
} from '../statistics/sorted-window.js';

/** Moves, and bars, that a scale is made of, and those without which there is none. */
const WINDOW = 128;
const FEWEST = 32;

/** Of a normal distribution the deviation is this many medians of the absolute value. */
const DEVIATION_PER_MEDIAN = 1.4826;

/** What the usual size of moves and of bars follows from: the last 128 that were not zero. */
export type ScaleState = { moves: SortedWindowState; ranges: SortedWindowState };

export function scaleInit(): ScaleState {
  return { moves: sortedWindowInit(WINDOW), ranges: sortedWindowInit(WINDOW) };
}

/**
 * How far apart two prices are, in either direction: |a − b| / min(a, b), which for small moves is
 * |ln(a/b)| and grows with it for large ones, without a logarithm. Prices that may be negative have
 * no ratio: there it is |a − b|.
 */
export function moveBetween(a: number, b: number, negativePrices: boolean): number {
  const apart = Math.abs(a - b);
  return negativePrices ? apart : apart / Math.min(a, b);
}

/** A bar that is believed moved by `move`, and spans `range` from low to high. */
export function scaleLearn(state: ScaleState, move: number, range: number): void {
  if (move > 0) sortedWindowPush(state.moves, move);
  if (range > 0) sortedWindowPush(state.ranges, range);
}

/** 1.4826 · median of the moves: robust against those that are not of the usual kind. */
export function scaleOf(state: Readonly<ScaleState>): number {
  return DEVIATION_PER_MEDIAN * medianOf(state.moves);
}

/** Median of the sizes of bars. */
export function rangeOf(state: Readonly<ScaleState>): number {
  return medianOf(state.ranges);
}

export function scaleRevive(state: ScaleState): boolean {
  for (const window of [state.moves, state.ranges]) {
    for (const size of window.ring) if (size < 0) return false;
    sortedWindowRevive(window);
  }
  return true;
}

/** The lower of the two in the middle; a window that is not full has its NaNs last. */
function medianOf({ ring, slot, sorted }: Readonly<SortedWindowState>): number {
  const count = Number.isNaN(ring[slot]) ? slot : ring.length;
  return count < FEWEST ? Number.NaN : sorted[(count - 1) >> 1]!;
}
