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
  /** Changes, of those that are not 0, of which the exact median is taken: the first, or the last. */
  readonly windowBars: number;
  /** Whether the median is exact, over a window, or a mean square takes over after the first window. */
  readonly exact: boolean;
}

/** Changes that start the tracker. */
export const trackerStartBars = 32;

/** Inputs from which on σ can be relied on. */
export function noiseKnownBars({ fixed, windowBars }: Readonly<NoiseScaleDesign>): number {
  return fixed > 0 ? 1 : 1 + windowBars;
}

export type NoiseScaleState = {
  /** Changes, and those of them that are not 0. */
  count: number;
  moveCount: number;
  /** Share of changes that are not 0, exponentially weighted. */
  share: number;
  /** Variance of W_1 where it is not 0, outliers clipped. */
  variance: number;
  window: SortedWindowState;
};

export function noiseScaleInit({ windowBars }: Readonly<NoiseScaleDesign>): NoiseScaleState {
  // A share of one half is overwritten by the first change; a 0 would make V8 keep an integer's field.
  return { count: 0, moveCount: 0, share: 0.5, variance: 0, window: sortedWindowInit(windowBars) };
}

/**
 * The standard deviation of the noise, from Haar's finest detail w = Δx/2, in O(1).
 *
 *   v ← v + (min(w², 4v)/0.9205 − v)/128 where w ≠ 0,  σ² = 2·v·max(share of w ≠ 0, 1/128)
 *
 * An input beyond two deviations counts as two, so a spike of any size raises σ by 3 %. Starts from
 * the exact median of the first changes. A change of 0 says how often nothing moves, and not how
 * far: a market that stands still does not wear v down. Reads w at `row[1]` and writes σ there.
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
  if (!(state.moveCount >= 128) || design.exact) {
    firstChange(state, row, design, keep);
    return;
  }
  // From here on the means are exponential: of 128, so a product is exactly that quotient, and quicker.
  const per128 = 0.0078125;
  const clippedVariance = 0.920536925636323; // E min(z², 4) for a Gaussian z of variance 1
  const w = row[1]!;
  let share = state.share;
  let variance = state.variance;
  if (w !== 0) {
    const squared = w * w;
    const most = 4 * variance;
    share += (1 - share) * per128;
    variance += ((squared < most ? squared : most) / clippedVariance - variance) * per128;
  } else share -= share * per128;
  // however long nothing moved, σ is a twelfth of a usual move
  row[1] = Math.sqrt(2 * (share > per128 ? share : per128) * variance);
  if (!keep) return;
  state.count += 1;
  if (w !== 0) state.moveCount += 1;
  state.share = share;
  state.variance = variance;
}

/**
 * `noiseScaleStep` while the means are plain, or where the median is exact. Apart from the rest, which is
 * small enough to be inlined then.
 */
function firstChange(
  state: NoiseScaleState,
  row: Float64Array,
  design: NoiseScaleDesign,
  keep: boolean,
): void {
  const clippedVariance = 0.920536925636323;
  const leastShare = 0.0078125;
  const meanBars = 128;
  const w = row[1]!;
  const count = state.count + 1;
  const moved = Number(w !== 0);
  const share = state.share + (moved - state.share) / Math.min(count, meanBars);
  const moveCount = state.moveCount + moved;
  let variance = state.variance;
  if (w !== 0) {
    if (design.exact || moveCount <= design.windowBars) {
      varianceOfMedian(state.window, row, Math.min(moveCount, design.windowBars), keep);
      variance = row[1]!; // through memory: a number that came back is boxed
    } else {
      const clipped = Math.min(w * w, 4 * variance) / clippedVariance;
      variance += (clipped - variance) / Math.min(moveCount, meanBars);
    }
  }
  row[1] = Math.sqrt(2 * Math.max(share, leastShare) * variance);
  if (!keep) return;
  state.count = count;
  state.moveCount = moveCount;
  state.share = share;
  state.variance = variance;
}

/**
 * At `row[1]`, instead of the newest, the variance of a Gaussian whose |w| has the median of the
 * `size` numbers in the window with it.
 */
function varianceOfMedian(
  window: SortedWindowState,
  row: Float64Array,
  size: number,
  keep: boolean,
): void {
  const deviationsPerMedian = 1 / 0.6745; // of a Gaussian
  const newest = Math.abs(row[1]!);
  const upper = orderAfter(window, newest, size >> 1);
  const lower = size % 2 === 1 ? upper : orderAfter(window, newest, (size >> 1) - 1);
  const deviation = (deviationsPerMedian * (lower + upper)) / 2;
  row[1] = deviation * deviation;
  if (keep) sortedWindowPush(window, newest);
}
