/** Errors in a row beyond a limit that are no outliers any more: the world has changed. */
const many = 5;

/**
 * `error` held to ±`limit`, unless it is one of many in a row beyond it.
 *
 * @param overlap  errors in a row that may be of one outlier
 */
export function heldTo(
  limit: number,
  error: number,
  state: { /** Errors in a row that were beyond. */ beyondCount: number },
  overlap = 1,
): number {
  const isBeyond = Math.abs(error) > limit;
  state.beyondCount = isBeyond ? state.beyondCount + 1 : 0;
  if (!isBeyond || state.beyondCount >= many * overlap) return error;
  return error > 0 ? limit : -limit;
}
