import {
  orderAfter,
  type SortedWindowState,
  sortedWindowInit,
  sortedWindowPush,
} from '../statistics/sorted-window.js';

/** How the standard deviation of the noise is known. */
export interface NoiseScaleDesign {
  /** Given by the caller; 0 where it is to be estimated. */
  readonly fixed: number;
  /** Changes of which the exact median is taken: the first ones, or always the last ones. */
  readonly windowBars: number;
  /** Whether the median is exact, over a window, or tracked after the first window. */
  readonly exact: boolean;
}

/** Changes that start the tracker. */
export const trackerStartBars = 32;

export type NoiseScaleState = {
  count: number;
  /** Of |W_1|. */
  median: number;
  /** Of |W_1|, exponentially weighted: what keeps the median up. */
  mean: number;
  window: SortedWindowState;
};

export function noiseScaleInit({ windowBars }: Readonly<NoiseScaleDesign>): NoiseScaleState {
  return { count: 0, median: 0, mean: 0, window: sortedWindowInit(windowBars) };
}

/** e^−0.02 and e^0.02. */
const steps = Float64Array.of(0.9801986733067553, 1.02020134002676);

/**
 * The standard deviation of the noise, from Haar's finest detail w = Δx/2, in O(1).
 *
 *   m ← m·e^(±0.02), up where |w| > m;  m ← max(m, 0.7·mean|w|);  σ = √2·m/0.6745
 *
 * Starts from the exact median of the first changes, as they come in. Without the floor a market
 * that stands still at first would lock m at 0. Reads w at `row[1]` and writes σ there.
 */
export function noiseScaleStep(
  state: NoiseScaleState,
  row: Float64Array,
  design: NoiseScaleDesign,
  keep: boolean,
): void {
  if (design.fixed > 0) {
    row[1] = design.fixed;
    return;
  }
  const deviationsPerMedian = Math.SQRT2 / 0.6745; // white noise has a median |w| of 0.6745·σ/√2
  const floorShare = 0.7; // half of all changes may be 0: of their mean, what the median is at least
  const meanBars = 128; // changes whose plain mean the mean is, before it becomes exponential
  const size = Math.abs(row[1]!);
  const count = state.count + 1;
  const mean = state.mean + (count < meanBars ? 1 / count : 1 / meanBars) * (size - state.mean);
  let median = state.median;
  if (design.exact || count <= design.windowBars) {
    row[1] = size;
    exactMedian(state.window, row, Math.min(count, design.windowBars), keep);
    median = row[1]!; // a number that came back from a call would be boxed at every update
  } else if (size !== median) {
    median *= steps[Number(size > median)]!; // looked up: a coin toss for a branch
  }
  if (!design.exact && median < floorShare * mean) median = floorShare * mean;
  row[1] = deviationsPerMedian * median;
  if (!keep) return;
  state.count = count;
  state.median = median;
  state.mean = mean;
}

/** At `row[1]`, instead of the newest, the median of the `size` numbers in the window with it. */
function exactMedian(
  window: SortedWindowState,
  row: Float64Array,
  size: number,
  keep: boolean,
): void {
  const newest = row[1]!;
  const upper = orderAfter(window, newest, size >> 1);
  const lower = size % 2 === 1 ? upper : orderAfter(window, newest, (size >> 1) - 1);
  row[1] = (lower + upper) / 2;
  if (keep) sortedWindowPush(window, newest);
}
