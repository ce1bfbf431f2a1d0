/**
 * The sum of the last `period` inputs, without subtracting what leaves: an outlier that left
 * leaves no trace, and rounding cannot accumulate.
 *
 * Time is cut into laps of `period` inputs. The window is the tail of the lap before plus the head
 * of this one: `head` adds up as inputs come, and the tail's sums were all made when its lap ended.
 */
export type WindowSumState = {
  /** Place of the next input in its lap. */
  slot: number;
  /** Sum of this lap's inputs so far. */
  head: number;
  /**
   * Up to `slot` this lap's inputs; from there on, the sums from there to the last lap's end.
   * NaN where there was no last lap yet, so that an unready sum is NaN by itself.
   */
  lap: Float64Array;
};

export function windowSumInit(period: number): WindowSumState {
  return { slot: 0, head: 0, lap: new Float64Array(period).fill(Number.NaN) };
}

/** The sum after `x`, NaN until `period` inputs are in; a NaN input is passed on, not absorbed. */
export function windowSumStep(state: WindowSumState, x: number, keep: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { lap, slot } = state;
  const next = slot + 1;
  const head = slot === 0 ? x : state.head + x;
  const lapEnds = next === lap.length;
  const sum = lapEnds ? head : lap[next]! + head;
  if (keep) {
    lap[slot] = x;
    state.head = head;
    state.slot = lapEnds ? 0 : next;
    if (lapEnds) sumTails(lap);
  }
  return sum;
}

/** Turn a finished lap into its tail sums: once a lap, so O(1) per input. */
export function sumTails(lap: Float64Array): void {
  let tail = 0;
  for (let i = lap.length - 1; i >= 0; i--) {
    tail += lap[i]!;
    lap[i] = tail;
  }
}
