/** How Wilder's sums add up. */
export interface MovementDesign {
  /** Movements until they speak. */
  readonly period: number;
  /** What is left of a sum when the next movement comes: 1 − 1/period. */
  readonly keeps: number;
  /** The movement that is the first for which they give up their share. */
  readonly decaysFrom: number;
}

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
 * Write +DI, −DI and DX at `out[at…]`, NaN until `design.period` movements are in.
 */
export function directionalMovementStep(
  state: DirectionalMovementState,
  high: number,
  low: number,
  close: number,
  design: MovementDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { high: highBefore, low: lowBefore, close: before } = state;
  const isFirst = Number.isNaN(before);
  const rise = high - highBefore;
  const fall = lowBefore - low;
  const count = isFirst ? 0 : state.count + 1;
  const kept = count < design.decaysFrom ? 1 : design.keeps;
  const top = Math.max(high, before);
  const bottom = Math.min(low, before);
  const way = top - bottom; // no movement is larger, unless a close was outside of its bar
  const range = isFirst ? 0 : state.range * kept + way;
  const plus = state.plus * kept + (rise > fall && rise > 0 ? Math.min(rise, way) : 0);
  const minus = state.minus * kept + (fall > rise && fall > 0 ? Math.min(fall, way) : 0);
  const hundred = count >= design.period && range > 0 ? 100 : Number.NaN;
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
