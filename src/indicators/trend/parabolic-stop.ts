/** `direction` is 0 until two bars have said which way; before, only the last bar counts. */
export type ParabolicStopState = {
  high: number;
  low: number;
  close: number;
  /** Of the bar before that; the last bar's own where there is none. */
  earlierHigh: number;
  earlierLow: number;
  /** The stop for the next bar; before it is moved on where it is tested unclipped. */
  stop: number;
  /** Highest high of a long position, lowest low of a short one. */
  extreme: number;
  acceleration: number;
  direction: number;
};

export const parabolicStopInit = (): ParabolicStopState => ({
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  earlierHigh: Number.NaN,
  earlierLow: Number.NaN,
  stop: Number.NaN,
  extreme: Number.NaN,
  acceleration: 0,
  direction: 0,
});

export interface ParabolicStopDesign {
  readonly step: number;
  readonly max: number;
  readonly convention: 'wilder' | 'taLib' | 'tradingView';
}

/**
 * Write the stop and its direction at `out[at]` and `out[at + 1]`, both NaN at the first bar.
 *
 * The conventions differ in the bar that begins the position, in whether a bar is held against the
 * stop before that is clipped to the last two bars (TradingView) or after, and in what is clipped
 * to at the begin (TA-Lib takes the second bar for both).
 */
export function parabolicStopStep(
  state: ParabolicStopState,
  high: number,
  low: number,
  close: number,
  { step, max, convention }: ParabolicStopDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { high: highBefore, low: lowBefore, close: before } = state;
  const isFirst = Number.isNaN(highBefore);
  const starts = state.direction === 0;
  const isLate = convention === 'tradingView';
  const falls = isLate ? !(close > before) : lowBefore - low > Math.max(high - highBefore, 0);
  const wasLong = starts ? !falls : state.direction > 0;
  let extreme = starts ? (wasLong ? high : low) : state.extreme;
  let acceleration = starts ? step : state.acceleration;
  let stop = starts ? (wasLong ? lowBefore : highBefore) : state.stop;
  if (isLate) stop += acceleration * (extreme - stop);
  const isPassed = wasLong ? low < stop : high > stop;
  const turns = isPassed || (!isLate && (wasLong ? low : high) === stop);
  const isLong = wasLong !== turns;
  const floor = convention === 'taLib' && starts ? low : lowBefore;
  const ceiling = convention === 'taLib' && starts ? high : highBefore;
  if (turns) {
    stop = isLong ? Math.min(extreme, floor, low) : Math.max(extreme, ceiling, high);
    if (isLate) stop = isLong ? Math.min(extreme, low) : Math.max(extreme, high);
    extreme = isLong ? high : low;
    acceleration = step;
  } else if (isLong ? high > extreme : low < extreme) {
    extreme = isLong ? high : low;
    acceleration = Math.min(acceleration + step, max);
  }
  if (isLate) {
    stop = isLong
      ? Math.min(stop, lowBefore, state.earlierLow)
      : Math.max(stop, highBefore, state.earlierHigh);
  }
  const direction = isLong ? 1 : -1;
  out[at] = isFirst ? Number.NaN : stop;
  out[at + 1] = isFirst ? Number.NaN : direction;
  if (!keep) return;
  const next = stop + acceleration * (extreme - stop);
  const clipped = isLong ? Math.min(next, floor, low) : Math.max(next, ceiling, high);
  state.stop = isLate ? stop : clipped;
  state.extreme = extreme;
  state.acceleration = acceleration;
  state.direction = isFirst ? 0 : direction;
  state.earlierHigh = isFirst ? high : highBefore;
  state.earlierLow = isFirst ? low : lowBefore;
  state.high = high;
  state.low = low;
  state.close = close;
}
