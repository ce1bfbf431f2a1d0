/**
 * How many inputs ago the largest of the last `period` came, in the laps of `WindowMaxState` with
 * the place of each maximum beside it. Of equals the most recent counts, or the oldest if `oldest`.
 */
export type WindowMaxAgeState = {
  /** Place of the next input in its lap. */
  slot: number;
  head: number;
  /** Place of `head` in this lap. */
  headSlot: number;
  /** Up to `slot` this lap's inputs; from there on, maxima from there to the last lap's end. */
  lap: Float64Array;
  /** From `slot` on, the places of those maxima in the last lap. */
  places: Float64Array;
};

export function windowMaxAgeInit(period: number): WindowMaxAgeState {
  return {
    slot: 0,
    head: 0,
    headSlot: 0,
    lap: new Float64Array(period).fill(Number.NaN),
    places: new Float64Array(period),
  };
}

/**
 * Inputs since the maximum, 0 if `x` is it, NaN until `period` inputs are in; a NaN input is
 * passed on, not absorbed.
 */
export function windowMaxAgeStep(
  state: WindowMaxAgeState,
  x: number,
  keep: boolean,
  oldest = false,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  const { lap, places, slot } = state;
  const next = slot + 1;
  const isPeak = slot === 0 || (oldest ? x > state.head : x >= state.head);
  const head = isPeak ? x : state.head;
  const headSlot = isPeak ? slot : state.headSlot;
  const lapEnds = next === lap.length;
  let age = slot - headSlot;
  if (!lapEnds && !(oldest ? head > lap[next]! : head >= lap[next]!)) {
    age = Number.isNaN(lap[next]) ? Number.NaN : slot + lap.length - places[next]!;
  }
  if (keep) {
    lap[slot] = x;
    state.head = head;
    state.headSlot = headSlot;
    state.slot = lapEnds ? 0 : next;
    if (lapEnds) placeTails(lap, places, oldest);
  }
  return age;
}

/** Inputs since the minimum, over a state that holds the inputs with their signs turned. */
export function windowMinAgeStep(
  state: WindowMaxAgeState,
  x: number,
  keep: boolean,
  oldest = false,
): number {
  return windowMaxAgeStep(state, -x, keep, oldest);
}

/** Turn a finished lap into the maxima of its tails and their places. */
function placeTails(lap: Float64Array, places: Float64Array, oldest: boolean): void {
  let place = lap.length - 1;
  let tail = lap[place]!;
  for (let i = place; i >= 0; i--) {
    if (lap[i]! > tail || (oldest && lap[i] === tail)) {
      place = i;
      tail = lap[i]!;
    }
    lap[i] = tail;
    places[i] = place;
  }
}
