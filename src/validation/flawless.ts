import type { Due, QualityState } from './quality-state.js';

/** Whether the bar in hand has no fault, and none is missing before it. */
export function hasNoFault(faults: Float64Array, due: Pick<Due, 'missing'>): boolean {
  if (due.missing > 0) return false;
  for (let d = 0; d < faults.length; d++) if (faults[d] !== 0) return false;
  return true;
}

/**
 * Whether nothing has cost anything so far: a new bar without a fault leaves every rate at 0. A gap of so many
 * bars that its lasting rate is 0 after it leaves a recent rate, which costs nothing once it is small.
 */
export function isFlawless({ lossSum, recent }: Readonly<QualityState>): boolean {
  if (lossSum !== 0) return false;
  for (let d = 0; d < recent.length; d++) if (recent[d] !== 0) return false;
  return true;
}

/** `qualityStep` and the tier after it, of a flawless feed and a new bar without a fault. */
export function flawlessStep(state: QualityState, due: Due): void {
  state.judgedCount += 1;
  state.acceptedCount += due.newCount + due.filledCount;
  state.overdueCount = 0;
  state.cleanCount += 1;
}
