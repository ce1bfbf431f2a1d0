/** The usual size of a change of the close: root of an exponentially weighted mean of squares. */
export type ChangeScaleState = { close: number; variance: number; changeCount: number };

export const changeScaleInit = (): ChangeScaleState => ({
  close: Number.NaN,
  variance: 0,
  changeCount: 0,
});

/** Changes before the first that is measured. */
export const leastChanges = 20;

/** Deviations beyond which a change counts as one of so many: no single bar sets the scale. */
const mostDeviations = 6;

/** A change of the close in deviations of those before it, within ±10; NaN before 20 changes. */
export function changeScaleStep(
  state: ChangeScaleState,
  close: number,
  scaleBars: number,
  keep: boolean,
): number {
  const { variance, changeCount } = state;
  const change = close - state.close;
  const isKnown = changeCount >= leastChanges;
  if (keep) {
    state.close = close;
    if (!Number.isNaN(change)) {
      const square = change * change;
      const bound = mostDeviations * mostDeviations * variance;
      const counted = isKnown && variance > 0 ? Math.min(square, bound) : square;
      const gain = Math.max(1 / (changeCount + 1), 1 / scaleBars);
      state.variance = variance + gain * (counted - variance);
      state.changeCount = changeCount + 1;
    }
  }
  if (!isKnown) return Number.NaN;
  if (change === 0) return 0;
  return Math.min(10, Math.max(-10, change / Math.sqrt(variance)));
}
