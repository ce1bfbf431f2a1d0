/** Mean with weights 1, β, β², … from the newest back: `weight` is their sum, of those there are. */
export type WeightedMeanState = { weight: number; mean: number };

export const weightedMeanInit = (): WeightedMeanState => ({ weight: 0, mean: 0 });

/**
 * The exponentially weighted mean after `x`: the weights are divided by their own sum, so that it
 * is unbiased from the first input on (pandas `adjust=True`); a NaN is passed on, not absorbed.
 */
export function weightedMeanStep(
  state: WeightedMeanState,
  x: number,
  decay: number,
  keep: boolean,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  const weight = 1 + decay * state.weight;
  const mean = state.mean + (x - state.mean) / weight;
  if (keep) {
    state.weight = weight;
    state.mean = mean;
  }
  return mean;
}

/** The same with squared deviations, and with the summed products of all pairs of weights. */
export type WeightedMomentsState = {
  weight: number;
  mean: number;
  squares: number;
  pairs: number;
};

export const weightedMomentsInit = (): WeightedMomentsState => ({
  weight: 0,
  mean: 0,
  squares: 0,
  pairs: 0,
});

/**
 * The exponentially weighted variance after `x`, NaN for the first input: Σw·(x − mean)²/Σw, or,
 * for a `sample`, times (Σw)² / ((Σw)² − Σw²) (pandas `bias=True` and `False`). The last factor's
 * denominator is twice the sum over all pairs of weights, which is added up rather than subtracted.
 */
export function weightedVarianceStep(
  state: WeightedMomentsState,
  x: number,
  decay: number,
  sample: boolean,
  keep: boolean,
): number {
  if (Number.isNaN(x)) return Number.NaN;
  const before = state.weight;
  const aged = decay * before;
  const weight = 1 + aged;
  const apart = x - state.mean;
  const mean = state.mean + apart / weight;
  const squares = decay * state.squares + apart * apart * (aged / weight);
  const pairs = decay * decay * state.pairs + aged;
  if (keep) {
    state.weight = weight;
    state.mean = mean;
    state.squares = squares;
    state.pairs = pairs;
  }
  if (before === 0) return Number.NaN;
  return sample ? (squares * weight) / (2 * pairs) : squares / weight;
}
