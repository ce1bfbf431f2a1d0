import type { StateRecord } from '../../core/state.js';

/** Swings that the longest pattern needs. */
const SWINGS = 5;

/**
 * The last bars, and the last swings, newest first: a high above the `swingBars` bars on either side of
 * it, or a low below them.
 */
export interface SwingState extends StateRecord {
  /** Of the last 2·swingBars + 1 bars; the bar of number n at n modulo the length. */
  readonly highs: Float64Array;
  readonly lows: Float64Array;
  /** 1 a high, −1 a low, 0 none yet. */
  readonly kinds: Float64Array;
  readonly prices: Float64Array;
  /** Number of the swing's bar, counted from 0. */
  readonly places: Float64Array;
  /** Extremes since the newest swing, its bar left out. */
  highSince: number;
  lowSince: number;
}

export function swingInit(swingBars: number): SwingState {
  return {
    highs: new Float64Array(2 * swingBars + 1),
    lows: new Float64Array(2 * swingBars + 1),
    kinds: new Float64Array(SWINGS),
    prices: new Float64Array(SWINGS),
    places: new Float64Array(SWINGS),
    highSince: 0,
    lowSince: 0,
  };
}

/** Absorb bar `n`; the bar `swingBars` before it may turn out to be a swing. */
export function swingStep(state: SwingState, n: number, high: number, low: number): void {
  const { highs, lows } = state;
  const length = highs.length;
  const swingBars = (length - 1) / 2;
  highs[n % length] = high;
  lows[n % length] = low;
  state.highSince = Math.max(state.highSince, high);
  state.lowSince = Math.min(state.lowSince, low);
  if (n < length - 1) return;
  const place = n - swingBars;
  const isHigh = isExtreme(highs, place, 1);
  const isLow = isExtreme(lows, place, -1);
  if (isHigh === isLow) return; // none, or a bar around all others: no telling which came first
  for (const list of [state.kinds, state.prices, state.places]) list.copyWithin(1, 0);
  state.kinds[0] = isHigh ? 1 : -1;
  state.prices[0] = isHigh ? highs[place % length]! : lows[place % length]!;
  state.places[0] = place;
  state.highSince = Number.NEGATIVE_INFINITY;
  state.lowSince = Number.POSITIVE_INFINITY;
  for (let i = place + 1; i <= n; i++) {
    state.highSince = Math.max(state.highSince, highs[i % length]!);
    state.lowSince = Math.min(state.lowSince, lows[i % length]!);
  }
}

/** Whether the bar in the middle is beyond those before it, and not behind those after it. */
function isExtreme(prices: Float64Array, place: number, sign: number): boolean {
  const { length } = prices;
  const reach = (length - 1) / 2;
  const middle = sign * prices[place % length]!;
  for (let i = 1; i <= reach; i++) {
    if (sign * prices[(place - i) % length]! >= middle) return false;
    if (sign * prices[(place + i) % length]! > middle) return false;
  }
  return true;
}
