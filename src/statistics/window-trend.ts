/**
 * The straight line through the last `period` inputs against time, in the laps of
 * `WindowMomentsState` with one more moment: the summed products of the deviations of time and
 * input. Times are whole numbers one apart, so their own moments need no memory: the means of
 * head and tail are always period/2 apart. An offset common to all inputs cancels before anything
 * is squared.
 */
export type WindowTrendState = {
  /** Place of the next input in its lap. */
  slot: number;
  headMean: number;
  headSquares: number;
  headProducts: number;
  /** Up to `slot` this lap's inputs; from there on, means from there to the last lap's end. */
  lap: Float64Array;
  tailSquares: Float64Array;
  tailProducts: Float64Array;
};

export function windowTrendInit(period: number): WindowTrendState {
  return {
    slot: 0,
    headMean: 0,
    headSquares: 0,
    headProducts: 0,
    lap: new Float64Array(period).fill(Number.NaN),
    tailSquares: new Float64Array(period),
    tailProducts: new Float64Array(period),
  };
}

/**
 * Write mean, summed squared deviations, and summed products of the deviations of time and input
 * after `x` at `out[at…at + 2]`, NaN until `period` inputs are in; a NaN is passed on.
 */
export function windowTrendStep(
  state: WindowTrendState,
  x: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  if (Number.isNaN(x)) {
    for (let i = 0; i < 3; i++) out[at + i] = Number.NaN;
    return;
  }
  const { lap, slot } = state;
  const period = lap.length;
  const size = slot + 1;
  const lapEnds = size === period;
  const fromOldMean = slot === 0 ? 0 : x - state.headMean;
  const headMean = slot === 0 ? x : state.headMean + fromOldMean / size;
  const headSquares = slot === 0 ? 0 : state.headSquares + fromOldMean * (x - headMean);
  const headProducts = slot === 0 ? 0 : state.headProducts + fromOldMean * (slot / 2);
  if (lapEnds) {
    out[at] = headMean;
    out[at + 1] = headSquares;
    out[at + 2] = headProducts;
  } else {
    const apart = headMean - lap[size]!;
    const share = size / period;
    const overlap = share * (period - size);
    out[at] = lap[size]! + apart * share;
    out[at + 1] = state.tailSquares[size]! + headSquares + apart * apart * overlap;
    out[at + 2] = state.tailProducts[size]! + headProducts + apart * (overlap * (period / 2));
  }
  if (keep) {
    lap[slot] = x;
    state.headMean = headMean;
    state.headSquares = headSquares;
    state.headProducts = headProducts;
    state.slot = lapEnds ? 0 : size;
    if (lapEnds) makeTails(state);
  }
}

/** Turn a finished lap into the moments of its tails; there, each new input is the earliest. */
function makeTails(state: WindowTrendState): void {
  const { lap, tailSquares, tailProducts } = state;
  let mean = lap[lap.length - 1]!;
  let squares = 0;
  let products = 0;
  for (let i = lap.length - 1, size = 1; i >= 0; i--, size++) {
    const fromOldMean = lap[i]! - mean;
    mean += fromOldMean / size;
    squares += fromOldMean * (lap[i]! - mean);
    products -= fromOldMean * ((size - 1) / 2);
    lap[i] = mean;
    tailSquares[i] = squares;
    tailProducts[i] = products;
  }
}
