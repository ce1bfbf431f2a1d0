/**
 * The highest high and the lowest low of the last `period` bars, in the laps of `WindowSumState`:
 * the head's extremes grow as bars come, those of the tails are made once a lap. Both at once,
 * because they share their laps; of a single series, give it as high and as low.
 */
export type WindowRangeState = {
  /** Place of the next bar in its lap. */
  slot: number;
  /** Highest and lowest of this lap's bars so far. */
  highest: number;
  lowest: number;
  /** Up to `slot` this lap's highs; from there on, the highest from there to the last lap's end. */
  highs: Float64Array;
  /** The same of the lows. */
  lows: Float64Array;
};

export function windowRangeInit(period: number): WindowRangeState {
  return {
    slot: 0,
    highest: 0,
    lowest: 0,
    highs: new Float64Array(period).fill(Number.NaN),
    lows: new Float64Array(period).fill(Number.NaN),
  };
}

/**
 * Write the highest high and the lowest low after this bar at `out[at]` and `out[at + 1]`, NaN
 * until `period` bars are in; a bar with a NaN is passed on, not absorbed.
 */
export function windowRangeStep(
  state: WindowRangeState,
  high: number,
  low: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  if (Number.isNaN(high + low)) {
    out[at] = Number.NaN;
    out[at + 1] = Number.NaN;
    return;
  }
  const { highs, lows, slot } = state;
  const next = slot + 1;
  const top = high + 0; // a −0 would be told from 0 by the order of arrival
  const bottom = low + 0;
  const highest = slot > 0 && state.highest > top ? state.highest : top;
  const lowest = slot > 0 && state.lowest < bottom ? state.lowest : bottom;
  const lapEnds = next === highs.length;
  out[at] = lapEnds || highest > highs[next]! ? highest : highs[next]!;
  out[at + 1] = lapEnds || lowest < lows[next]! ? lowest : lows[next]!;
  if (keep) {
    highs[slot] = top;
    lows[slot] = bottom;
    state.highest = highest;
    state.lowest = lowest;
    state.slot = lapEnds ? 0 : next;
    if (lapEnds) extendTails(highs, lows);
  }
}

/** Turn a finished lap into the extremes of its tails: once a lap, so O(1) per bar. */
export function extendTails(highs: Float64Array, lows: Float64Array): void {
  let highest = highs[highs.length - 1]!;
  let lowest = lows[lows.length - 1]!;
  for (let i = highs.length - 2; i >= 0; i--) {
    highest = larger(highs[i]!, highest);
    lowest = smaller(lows[i]!, lowest);
    highs[i] = highest;
    lows[i] = lowest;
  }
}

/**
 * The larger of two numbers, NaN if either is; exact, as one is multiplied by 1 and the other by 0.
 * No processor can foresee which of two prices is higher: branches, those in Math.max too, took
 * most of a window's time.
 */
export function larger(a: number, b: number): number {
  const first = Number(a > b) | 0;
  return a * first + b * (1 - first);
}

export function smaller(a: number, b: number): number {
  const first = Number(a < b) | 0;
  return a * first + b * (1 - first);
}
