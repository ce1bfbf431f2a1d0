/** Which side of 0 something was on last: +1, −1, or NaN before it was on either. */
export type CrossingState = { side: number };

export const crossingInit = (): CrossingState => ({ side: Number.NaN });

/**
 * +1 where `x` has come above 0 from below, −1 the other way, else 0. Exactly 0 is no side, and the
 * first side is no crossing; a NaN changes nothing.
 */
export function crossingStep(state: CrossingState, x: number, keep: boolean): number {
  if (Number.isNaN(x) || x === 0) return 0;
  const side = Math.sign(x);
  const isCrossing = side * state.side < 0;
  if (keep) state.side = side;
  return isCrossing ? side : 0;
}
