/** A ring: `slot` holds the oldest input once it is full, NaN before. */
export type DelayState = { slot: number; ring: Float64Array };

export function delayInit(period: number): DelayState {
  return { slot: 0, ring: new Float64Array(period).fill(Number.NaN) };
}

/** The input `period` before `x`, NaN until there is one; a NaN is passed on, not absorbed. */
export function delayStep(state: DelayState, x: number, keep: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { ring, slot } = state;
  const leaving = ring[slot]!;
  if (keep) {
    ring[slot] = x;
    state.slot = slot + 1 === ring.length ? 0 : slot + 1;
  }
  return leaving;
}
