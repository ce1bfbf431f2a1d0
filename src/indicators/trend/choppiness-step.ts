import {
  extendTails,
  type WindowRangeState,
  windowRangeInit,
} from '../../statistics/window-range.js';
import { sumTails, type WindowSumState, windowSumInit } from '../../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit } from '../volatility/true-range.js';

export interface ChoppinessParameters {
  /** Bars in the window. */
  readonly period: number;
  /** Leave the first bar out of the path, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
  /** Extremes of the bars, or of the bars and the close before each. */
  readonly extremes: 'bars' | 'true';
}

export type ChoppinessState = {
  range: TrueRangeState;
  path: WindowSumState;
  extremes: WindowRangeState;
};

export const choppinessInit = ({ period }: ChoppinessParameters): ChoppinessState => ({
  range: trueRangeInit(),
  path: windowSumInit(period),
  extremes: windowRangeInit(period),
});

/**
 * Write at `out[at]` how many times the window's range was travelled, NaN while there is no range.
 * The bar's high, low and close are at `io[0…2]`.
 *
 * It is `windowSumStep` and `windowRangeStep` written out: a number that is given to a call may be
 * put on the heap, and three windows are more than the engine inlines.
 */
export function choppinessStep(
  { range, path, extremes }: ChoppinessState,
  { firstBar, extremes: which }: ChoppinessParameters,
  io: Float64Array,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const high = io[0]! + 0;
  const low = io[1]! + 0;
  const before = range.close;
  const isFirst = Number.isNaN(before);
  const top = isFirst || high > before ? high : before + 0;
  const bottom = isFirst || low < before ? low : before + 0;
  if (keep) range.close = io[2]!;

  let travelled = Number.NaN;
  if (!isFirst || firstBar === 'range') {
    const { lap, slot } = path;
    const next = slot + 1;
    const head = slot === 0 ? top - bottom : path.head + (top - bottom);
    const lapEnds = next === lap.length;
    travelled = lapEnds ? head : lap[next]! + head;
    if (keep) {
      lap[slot] = top - bottom;
      path.head = head;
      path.slot = lapEnds ? 0 : next;
      if (lapEnds) sumTails(lap);
    }
  }

  const isTrue = which === 'true';
  const { highs, lows, slot } = extremes;
  const next = slot + 1;
  const above = isTrue ? top : high;
  const below = isTrue ? bottom : low;
  const highest = slot > 0 && extremes.highest > above ? extremes.highest : above;
  const lowest = slot > 0 && extremes.lowest < below ? extremes.lowest : below;
  const lapEnds = next === highs.length;
  const ceiling = lapEnds || highest > highs[next]! ? highest : highs[next]!;
  const floor = lapEnds || lowest < lows[next]! ? lowest : lows[next]!;
  if (keep) {
    highs[slot] = above;
    lows[slot] = below;
    extremes.highest = highest;
    extremes.lowest = lowest;
    extremes.slot = lapEnds ? 0 : next;
    if (lapEnds) extendTails(highs, lows);
  }
  const span = ceiling - floor;
  out[at] = travelled > 0 && span > 0 ? travelled / span : Number.NaN;
}
