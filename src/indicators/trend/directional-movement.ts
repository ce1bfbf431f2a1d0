import type { ExponentialMeanDesign } from '../../statistics/exponential-mean.js';

/** Wilder's sums of true range and directional movement; the bar before is NaN until there is one. */
export type DirectionalMovementState = {
  high: number;
  low: number;
  close: number;
  count: number;
  range: number;
  plus: number;
  minus: number;
};

export const directionalMovementInit = (): DirectionalMovementState => ({
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  count: 0,
  range: 0,
  plus: 0,
  minus: 0,
});

/**
 * Write +DI, −DI and DX at `out[at…]`, NaN until `design.seedBars` movements are in. A
 * sum adds up all but the last of these; from then on it first gives up `design.gain` of itself.
 */
export function directionalMovementStep(
  state: DirectionalMovementState,
  high: number,
  low: number,
  close: number,
  design: ExponentialMeanDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { high: highBefore, low: lowBefore, close: before } = state;
  const isFirst = Number.isNaN(before);
  const rise = high - highBefore;
  const fall = lowBefore - low;
  const count = isFirst ? 0 : state.count + 1;
  const kept = count < design.seedBars ? 1 : 1 - design.gain;
  const top = Math.max(high, before);
  const bottom = Math.min(low, before);
  const way = top - bottom; // no movement is larger, unless a close was outside of its bar
  const range = isFirst ? 0 : state.range * kept + way;
  const plus = state.plus * kept + (rise > fall && rise > 0 ? Math.min(rise, way) : 0);
  const minus = state.minus * kept + (fall > rise && fall > 0 ? Math.min(fall, way) : 0);
  const hundred = count >= design.seedBars && range > 0 ? 100 : Number.NaN;
  out[at] = hundred * (plus / range);
  out[at + 1] = hundred * (minus / range);
  out[at + 2] = hundred * (Math.abs(plus - minus) / (plus + minus));
  if (keep) {
    state.high = high;
    state.low = low;
    state.close = close;
    state.count = count;
    state.range = range;
    state.plus = plus;
    state.minus = minus;
  }
}
