import type { Due, QualityState } from './quality-state.js';

/** Whether the bar in hand has no fault, and none is missing before it. */
export function hasNoFault(faults: Float64Array, due: Pick<Due, 'missing'>): boolean {
  if (due.missing > 0) return false;
  for (let d = 0; d < faults.length; d++) if (faults[d] !== 0) return false;
  return true;
}

/** Whether nothing has cost anything so far: a new bar without a fault leaves every rate at 0. */
export function isFlawless(state: Readonly<QualityState>): boolean {
  const { lossSum, lostTierCount, lasting, recent, previous } = state;
  if (lossSum !== 0 || lostTierCount !== 0) return false;
  for (let d = 0; d < lasting.length; d++) {
    if (lasting[d] !== 0 || recent[d] !== 0 || previous[d] !== 0) return false;
  }
  return true;
}

/** `qualityStep` and the tier after it, of a flawless feed and a new bar without a fault. */
export function flawlessStep(state: QualityState, due: Due): void {
  state.judgedCount += 1;
  state.acceptedCount += due.newCount + due.filledCount;
  state.overdueCount = 0;
  state.cleanCount += 1;
}
