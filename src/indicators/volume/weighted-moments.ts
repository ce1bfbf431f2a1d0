/** Mean and squared deviation of everything since a start, each input weighing what it says. */
export type WeightedMomentsState = { total: number; mean: number; squares: number };

export const weightedMomentsInit = (): WeightedMomentsState => ({ total: 0, mean: 0, squares: 0 });

/**
 * The mean after `x`, when all weights, that of `x` included, come to `total`. The first that
 * weighs anything, and so all of the total, takes the mean's place with no rounding; what comes
 * before it does too.
 */
export function weightedMeanNext(mean: number, x: number, weight: number, total: number): number {
  return weight === total || total === 0 ? x : mean + (x - mean) * (weight / total);
}

/**
 * Write the mean and the standard deviation after `x` at `out[at]` and `out[at + 1]`, NaN while
 * nothing has any weight; `starts` forgets what was before. West's update: no squares of prices are
 * subtracted from each other, and what weighs nothing leaves no trace.
 */
export function weightedMomentsStep(
  state: WeightedMomentsState,
  x: number,
  weight: number,
  starts: boolean,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const isFirst = starts || state.total === 0;
  const total = isFirst ? weight : state.total + weight;
  const mean = weightedMeanNext(state.mean, x, weight, total);
  const squares = isFirst ? 0 : state.squares + weight * (x - state.mean) * (x - mean);
  out[at] = total === 0 ? Number.NaN : mean;
  out[at + 1] = Math.sqrt(squares / total);
  if (keep) {
    state.total = total;
    state.mean = mean;
    state.squares = squares;
  }
}
