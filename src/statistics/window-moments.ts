/**
 * Mean and squared deviation of the last `period` inputs, in the laps of `WindowSumState`: the
 * head by Welford, the tails made once a lap, the two joined by Chan's formula. Nothing is ever
 * subtracted back out, so the variance of a flat window is exactly 0, and none is negative.
 */
export type WindowMomentsState = {
  /** Place of the next input in its lap. */
  slot: number;
  headMean: number;
  headSquares: number;
  /** Up to `slot` this lap's inputs; from there on, means from there to the last lap's end. */
  lap: Float64Array;
  /** From `slot` on, summed squared deviations from there to the last lap's end. */
  tailSquares: Float64Array;
};

export function windowMomentsInit(period: number): WindowMomentsState {
  return {
    slot: 0,
    headMean: 0,
    headSquares: 0,
    lap: new Float64Array(period).fill(Number.NaN),
    tailSquares: new Float64Array(period),
  };
}

/**
 * Write the mean and the summed squared deviations after `x` at `out[at]` and `out[at + 1]`, NaN
 * until `period` inputs are in; a NaN input is passed on, not absorbed.
 */
export function windowMomentsStep(
  state: WindowMomentsState,
  x: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  if (Number.isNaN(x)) {
    passNaN(out, at);
    return;
  }
  const { lap, tailSquares, slot } = state;
  const period = lap.length;
  const size = slot + 1;
  const lapEnds = size === period;
  const fromOldMean = slot === 0 ? 0 : x - state.headMean;
  const headMean = slot === 0 ? x : state.headMean + fromOldMean / size;
  const headSquares = slot === 0 ? 0 : state.headSquares + fromOldMean * (x - headMean);
  if (lapEnds) {
    out[at] = headMean;
    out[at + 1] = headSquares;
  } else {
    const apart = headMean - lap[size]!;
    const share = size / period;
    out[at] = lap[size]! + apart * share;
    out[at + 1] = tailSquares[size]! + headSquares + apart * apart * (share * (period - size));
  }
  if (keep) {
    lap[slot] = x;
    state.headMean = headMean;
    state.headSquares = headSquares;
    state.slot = lapEnds ? 0 : size;
    if (lapEnds) makeTails(lap, tailSquares);
  }
}

/** Apart, as it is rare: engines inline the rest the sooner. */
function passNaN(out: Float64Array, at: number): void {
  out[at] = Number.NaN;
  out[at + 1] = Number.NaN;
}

/** Turn a finished lap into the moments of its tails: once a lap, so O(1) per input. */
function makeTails(lap: Float64Array, tailSquares: Float64Array): void {
  let mean = 0;
  let squares = 0;
  for (let i = lap.length - 1, size = 1; i >= 0; i--, size++) {
    const x = lap[i]!;
    const fromOldMean = x - mean;
    mean += fromOldMean / size;
    squares = size === 1 ? 0 : squares + fromOldMean * (x - mean);
    lap[i] = mean;
    tailSquares[i] = squares;
  }
}
