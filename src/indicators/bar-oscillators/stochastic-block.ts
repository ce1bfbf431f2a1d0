import type { Columns } from '../../bars/bar.js';
import { areAdmissible } from '../../core/operator.js';
import {
  extendTails,
  larger,
  smaller,
  type WindowRangeState,
  windowRangeInit,
} from '../../statistics/window-range.js';
import { windowSumStep } from '../../statistics/window-sum.js';
import { type MeanKind, type MeanState, meanInit, sumOf } from '../moving-averages/mean.js';

export interface StochasticParameters {
  /** Bars in the range that the close is placed in. */
  readonly kPeriod: number;
  /** Places in the mean that is `k`; 1 is the fast stochastic. */
  readonly slowing: number;
  /** Values of `k` in the mean that is `d`. */
  readonly dPeriod: number;
  /** The kind of both means. */
  readonly mean: MeanKind;
}

export type StochasticState = { range: WindowRangeState; k: MeanState; d: MeanState };

export const stochasticInit = (parameters: StochasticParameters): StochasticState => ({
  range: windowRangeInit(parameters.kPeriod),
  k: meanInit(parameters.mean, parameters.slowing),
  d: meanInit(parameters.mean, parameters.dPeriod),
});

/** Absorb `length` bars with plain means, write `lines` and the last outputs; how many came in. */
export function stochasticBlock(
  state: StochasticState,
  { high, low, close }: Columns,
  length: number,
  lines: { readonly k: Float64Array; readonly d: Float64Array },
  outputs: Float64Array,
): number {
  const places = sumOf(state.k);
  const means = sumOf(state.d);
  const { highs, lows } = state.range;
  const slots = highs.length;
  // The range is held in locals, and so in registers, until all bars are in.
  let { slot, highest, lowest } = state.range;
  let absorbed = 0;
  // Without slowing the mean of places is the place itself: nothing to add up until the end.
  const isFast = places.lap.length === 1;
  let lastPlace = places.lap[0]!;
  for (let i = 0; i < length; i++) {
    const last = close[i]!;
    if (!areAdmissible(high[i]!, low[i]!, last)) {
      lines.k[i] = lines.d[i] = Number.NaN;
      continue;
    }
    absorbed += 1;
    const top = high[i]! + 0; // no −0, as in windowRangeStep
    const bottom = low[i]! + 0;
    highs[slot] = top;
    lows[slot] = bottom;
    highest = slot === 0 ? top : larger(highest, top);
    lowest = slot === 0 ? bottom : smaller(lowest, bottom);
    let ceiling = highest;
    let floor = lowest;
    slot += 1;
    if (slot === slots) {
      slot = 0;
      extendTails(highs, lows);
    } else {
      ceiling = larger(highest, highs[slot]!);
      floor = smaller(lowest, lows[slot]!);
    }
    const range = ceiling - floor;
    const place = range === 0 ? Number.NaN : 100 * ((last - floor) / range);
    const k = isFast ? place : windowSumStep(places, place, true) / places.lap.length;
    if (range !== 0) lastPlace = place;
    const d = windowSumStep(means, k, true) / means.lap.length;
    lines.k[i] = outputs[0] = k;
    lines.d[i] = outputs[1] = d;
  }
  if (isFast) windowSumStep(places, lastPlace, true);
  state.range.slot = slot;
  state.range.highest = highest;
  state.range.lowest = lowest;
  return absorbed;
}
