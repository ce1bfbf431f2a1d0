import { misfit } from '../core/state.js';

/** What was known at one bar, with what came of it. */
export interface Label {
  /** As handed in at the bar. */
  readonly features: Float64Array;
  readonly horizonBars: number;
  /** Close of that bar. */
  readonly from: number;
  /** Close `horizonBars` later. */
  readonly to: number;
  /** 1 if it closed higher, 0 if lower, ½ for a tie. */
  readonly outcome: number;
}

/** One label to come. */
export type Waiting = {
  /** Count of closes at which it is due. */
  readonly dueCount: number;
  readonly horizonCount: number;
  readonly from: number;
  readonly features: Float64Array;
};

/** How many of `waiting`, in the order in which they are due, are due by a count of closes. */
export function dueBy(waiting: readonly Waiting[], count: number): number {
  let low = 0;
  let high = waiting.length;
  if (high === 0 || waiting[0]!.dueCount > count) return 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (waiting[middle]!.dueCount <= count) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What came of a moment, now that its close is known. */
export function labelOf({ features, horizonCount, from }: Waiting, to: number): Label {
  return {
    features: features.slice(),
    horizonBars: horizonCount,
    from,
    to,
    outcome: to === from ? 0.5 : Number(to > from),
  };
}

/** Refuse, with a `SnapshotError`, labels that nobody can be waiting for after `count` closes. */
export function requireToCome(
  waiting: readonly Waiting[],
  count: number,
  longestBars: number,
): void {
  waiting.forEach(({ dueCount, horizonCount, from }, i) => {
    const isLater = i === 0 || dueCount >= waiting[i - 1]!.dueCount;
    const isWithin = dueCount > count && dueCount - horizonCount <= count;
    const isHorizon = horizonCount >= 1 && horizonCount <= longestBars;
    if (isLater && isWithin && isHorizon && Number.isFinite(from)) return;
    throw misfit(`state.waiting[${i}]`, 'is no label to come');
  });
}
