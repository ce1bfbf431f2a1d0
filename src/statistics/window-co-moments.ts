/**
 * Means, squared deviations and their products of the last `period` pairs, as `WindowMomentsState`
 * does it for one series: the head by Welford, tails made once a lap, joined by Chan's formula.
 * A side that does not move has squared deviations and products of exactly 0.
 */
export type WindowCoMomentsState = {
  /** Place of the next pair in its lap. */
  slot: number;
  headMeanX: number;
  headMeanY: number;
  headSquaresX: number;
  headSquaresY: number;
  headProducts: number;
  /** Up to `slot` this lap's inputs; from there on, means from there to the last lap's end. */
  lapX: Float64Array;
  lapY: Float64Array;
  tailSquaresX: Float64Array;
  tailSquaresY: Float64Array;
  tailProducts: Float64Array;
};

export function windowCoMomentsInit(period: number): WindowCoMomentsState {
  return {
    slot: 0,
    headMeanX: 0,
    headMeanY: 0,
    headSquaresX: 0,
    headSquaresY: 0,
    headProducts: 0,
    lapX: new Float64Array(period).fill(Number.NaN),
    lapY: new Float64Array(period).fill(Number.NaN),
    tailSquaresX: new Float64Array(period),
    tailSquaresY: new Float64Array(period),
    tailProducts: new Float64Array(period),
  };
}

/**
 * Write the means of x and y, the summed squared deviations of x and y, and the summed products of
 * their deviations after `x` and `y` at `out[at…at + 4]`, NaN until `period` pairs are in; a pair
 * with a NaN in it is passed on, not absorbed.
 */
export function windowCoMomentsStep(
  state: WindowCoMomentsState,
  x: number,
  y: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  if (Number.isNaN(x + y)) {
    for (let i = 0; i < 5; i++) out[at + i] = Number.NaN;
    return;
  }
  const { lapX, lapY, slot } = state;
  const period = lapX.length;
  const size = slot + 1;
  const lapEnds = size === period;
  const starts = slot === 0;
  const fromOldX = starts ? 0 : x - state.headMeanX;
  const fromOldY = starts ? 0 : y - state.headMeanY;
  const headMeanX = starts ? x : state.headMeanX + fromOldX / size;
  const headMeanY = starts ? y : state.headMeanY + fromOldY / size;
  const headSquaresX = starts ? 0 : state.headSquaresX + fromOldX * (x - headMeanX);
  const headSquaresY = starts ? 0 : state.headSquaresY + fromOldY * (y - headMeanY);
  const headProducts = starts ? 0 : state.headProducts + fromOldX * (y - headMeanY);
  if (lapEnds) {
    out[at] = headMeanX;
    out[at + 1] = headMeanY;
    out[at + 2] = headSquaresX;
    out[at + 3] = headSquaresY;
    out[at + 4] = headProducts;
  } else {
    const apartX = headMeanX - lapX[size]!;
    const apartY = headMeanY - lapY[size]!;
    const share = size / period;
    const overlap = share * (period - size);
    out[at] = lapX[size]! + apartX * share;
    out[at + 1] = lapY[size]! + apartY * share;
    out[at + 2] = state.tailSquaresX[size]! + headSquaresX + apartX * apartX * overlap;
    out[at + 3] = state.tailSquaresY[size]! + headSquaresY + apartY * apartY * overlap;
    out[at + 4] = state.tailProducts[size]! + headProducts + apartX * apartY * overlap;
  }
  if (keep) {
    lapX[slot] = x;
    lapY[slot] = y;
    state.headMeanX = headMeanX;
    state.headMeanY = headMeanY;
    state.headSquaresX = headSquaresX;
    state.headSquaresY = headSquaresY;
    state.headProducts = headProducts;
    state.slot = lapEnds ? 0 : size;
    if (lapEnds) makeTails(state);
  }
}

/** Turn a finished lap into the moments of its tails: once a lap, so O(1) per pair. */
function makeTails(state: WindowCoMomentsState): void {
  const { lapX, lapY, tailSquaresX, tailSquaresY, tailProducts } = state;
  let meanX = lapX[lapX.length - 1]!;
  let meanY = lapY[lapY.length - 1]!;
  let squaresX = 0;
  let squaresY = 0;
  let products = 0;
  for (let i = lapX.length - 1, size = 1; i >= 0; i--, size++) {
    const fromOldX = lapX[i]! - meanX;
    const fromOldY = lapY[i]! - meanY;
    const weight = 1 / size;
    meanX += fromOldX * weight;
    meanY += fromOldY * weight;
    squaresX += fromOldX * (lapX[i]! - meanX);
    squaresY += fromOldY * (lapY[i]! - meanY);
    products += fromOldX * (lapY[i]! - meanY);
    lapX[i] = meanX;
    lapY[i] = meanY;
    tailSquaresX[i] = squaresX;
    tailSquaresY[i] = squaresY;
    tailProducts[i] = products;
  }
}
