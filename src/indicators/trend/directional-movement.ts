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
 *
 * It is short, so that engines put it where it is called: the three prices given to a call are
 * numbers on the heap.
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
  const before = state.close;
  const isFirst = Number.isNaN(before);
  const rise = high - state.high;
  const fall = state.low - low;
  const count = isFirst ? 0 : state.count + 1;
  const kept = count < design.decaysFrom ? 1 : design.keeps;
  const way = Math.max(high, before) - Math.min(low, before);
  const range = isFirst ? 0 : state.range * kept + way;
  let plus = state.plus * kept;
  let minus = state.minus * kept;
  // No movement is larger than the way, unless a close was outside of its bar.
  if (rise > fall) {
    if (rise > 0) plus += rise < way ? rise : way;
  } else if (fall > rise && fall > 0) minus += fall < way ? fall : way;
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
