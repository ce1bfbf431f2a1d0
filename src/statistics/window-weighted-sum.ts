/**
 * Σ i·xᵢ over the last `period` inputs, the oldest weighing 1 and the newest `period`, in the laps
 * of `WindowSumState`. An input before a stretch raises each weight in it by one, so its weighted
 * sum grows by its plain sum: tails are made by adding alone, and nothing is subtracted.
 */
export type WindowWeightedSumState = {
  /** Place of the next input in its lap. */
  slot: number;
  head: number;
  headWeighted: number;
  /** Up to `slot` this lap's inputs; from there on, weighted sums from there to its end. */
  lap: Float64Array;
};

export function windowWeightedSumInit(period: number): WindowWeightedSumState {
  return { slot: 0, head: 0, headWeighted: 0, lap: new Float64Array(period).fill(Number.NaN) };
}

/**
 * The weighted sum after `x`, NaN until `period` inputs are in; a NaN input is passed on, not
 * absorbed. The weights add up to `period·(period + 1)/2`.
 */
export function windowWeightedSumStep(
  state: WindowWeightedSumState,
  x: number,
  keep: boolean,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { lap, slot } = state;
  const size = slot + 1;
  const head = slot === 0 ? x : state.head + x;
  const headWeighted = slot === 0 ? x : state.headWeighted + size * x;
  const lapEnds = size === lap.length;
  const sum = lapEnds ? headWeighted : lap[size]! + headWeighted + (lap.length - size) * head;
  if (keep) {
    lap[slot] = x;
    state.head = head;
    state.headWeighted = headWeighted;
    state.slot = lapEnds ? 0 : size;
    if (lapEnds) weighTails(lap);
  }
  return sum;
}

/** Turn a finished lap into the weighted sums of its tails. */
function weighTails(lap: Float64Array): void {
  let tail = 0;
  let weighted = 0;
  for (let i = lap.length - 1; i >= 0; i--) {
    tail += lap[i]!;
    weighted += tail;
    lap[i] = weighted;
  }
}
