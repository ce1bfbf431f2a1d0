/** Which side of 0 something was on last: +1, −1, or NaN before it was on either. */
export type CrossingState = { side: number };

export const crossingInit = (): CrossingState => ({ side: Number.NaN });

/**
 * +1 where `x` has come above 0 from below, −1 the other way, else 0. Within `band` of 0 it is on no
 * side, so what wavers about 0 crosses nothing; the first side is no crossing; a NaN changes nothing.
 */
export function crossingStep(state: CrossingState, x: number, keep: boolean, band = 0): number {
  if (!(Math.abs(x) > band)) return 0;
  const side = Math.sign(x);
  const isCrossing = side * state.side < 0;
  if (keep) state.side = side;
  return isCrossing ? side : 0;
}
