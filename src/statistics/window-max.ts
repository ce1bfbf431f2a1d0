/**
 * The largest of the last `period` inputs, in the laps of `WindowSumState`: the head's maximum
 * grows as inputs come, the maxima of the tails are made once a lap. No queue, no search.
 */
export type WindowMaxState = {
  /** Place of the next input in its lap. */
  slot: number;
  /** Largest of this lap's inputs so far. */
  head: number;
  /** Up to `slot` this lap's inputs; from there on, maxima from there to the last lap's end. */
  lap: Float64Array;
};

export function windowMaxInit(period: number): WindowMaxState {
  return { slot: 0, head: 0, lap: new Float64Array(period).fill(Number.NaN) };
}

/** The maximum after `x`, NaN until `period` inputs are in; a NaN is passed on, not absorbed. */
export function windowMaxStep(state: WindowMaxState, x: number, keep: boolean): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { lap, slot } = state;
  const next = slot + 1;
  const entering = x + 0; // a −0 would be told from 0 by the order of arrival
  const head = slot > 0 && state.head > entering ? state.head : entering;
  const lapEnds = next === lap.length;
  const max = lapEnds || head > lap[next]! ? head : lap[next]!;
  if (keep) {
    lap[slot] = entering;
    state.head = head;
    state.slot = lapEnds ? 0 : next;
    if (lapEnds) maximizeTails(lap);
  }
  return max;
}

/** The minimum, over a state that holds the inputs with their signs turned: exact. */
export function windowMinStep(state: WindowMaxState, x: number, keep: boolean): number {
  return 0 - windowMaxStep(state, 0 - x, keep);
}

/** Turn a finished lap into the maxima of its tails: once a lap, so O(1) per input. */
function maximizeTails(lap: Float64Array): void {
  let tail = lap[lap.length - 1]!;
  for (let i = lap.length - 2; i >= 0; i--) {
    if (lap[i]! > tail) tail = lap[i]!;
    else lap[i] = tail;
  }
}
