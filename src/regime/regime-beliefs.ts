/**
 * What is believed of the state of a market: up, down, range, volatile, quiet, in this order; and
 * how long the likeliest of the four regimes that they make (up and down are a trend) has been it.
 */
export type RegimeBeliefs = {
  readonly probabilities: Float64Array;
  likeliest: number;
  barsSinceCount: number;
};

/** How changes of the close are spread in each state, in their usual deviations. */
export interface RegimeStates {
  /** Probability that the state is drawn anew before a bar. */
  readonly hazard: number;
  /** Means, and scales of Student's t with five degrees of freedom. */
  readonly means: Float64Array;
  readonly scales: Float64Array;
}

/** What a state is drawn by: each regime alike. */
const drawn: readonly number[] = [1 / 8, 1 / 8, 1 / 4, 1 / 4, 1 / 4];

/** Of the deviation of Student's t with five degrees of freedom: its scale. */
const scaleOfDeviation: number = Math.sqrt(3 / 5);

export const regimeBeliefs = (): RegimeBeliefs => ({
  probabilities: Float64Array.from(drawn),
  likeliest: -1,
  barsSinceCount: 0,
});

export interface RegimeFilterParameters {
  /** Bars between changes of regime, on average. */
  readonly meanRunBars: number;
  /** Mean change of a bar in a trend, in usual deviations. */
  readonly drift: number;
  /** Deviation of changes in a quiet market, in usual ones. */
  readonly quietDeviation: number;
  /** And in a volatile one. */
  readonly volatileDeviation: number;
  /** Bars that the usual deviation is a mean of. */
  readonly scaleBars: number;
}

export function regimeStates(parameters: RegimeFilterParameters): RegimeStates {
  const { meanRunBars, drift, quietDeviation, volatileDeviation } = parameters;
  const deviations = [1, 1, 1, volatileDeviation, quietDeviation];
  return {
    hazard: 1 / meanRunBars,
    means: Float64Array.of(drift, -drift, 0, 0, 0),
    scales: Float64Array.from(deviations, (deviation) => deviation * scaleOfDeviation),
  };
}

/**
 * Bayes' rule after a change of `z` usual deviations: the forward recursion of a hidden Markov model.
 *
 *   P(s) ∝ ((1 − h)·P(s) + h·drawn(s)) · t₅((z − mean) / scale) / scale
 *
 * The regimes' probabilities, `barsSince` behind them, are written at `out[at…]`.
 */
export function believe(
  beliefs: RegimeBeliefs,
  { hazard, means, scales }: RegimeStates,
  z: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { probabilities } = beliefs;
  let all = 0;
  for (let s = 0; s < 5; s++) {
    const distance = (z - means[s]!) / scales[s]!;
    const tail = 1 + (distance * distance) / 5;
    const prior = (1 - hazard) * probabilities[s]! + hazard * drawn[s]!;
    posterior[s] = prior / (scales[s]! * tail * tail * tail);
    all += posterior[s]!;
  }
  for (let s = 0; s < 5; s++) posterior[s] = posterior[s]! / all;
  out[at] = posterior[0]! + posterior[1]!;
  for (let s = 2; s < 5; s++) out[at + s - 1] = posterior[s]!;
  let likeliest = 0;
  for (let r = 1; r < 4; r++) if (out[at + r]! > out[at + likeliest]!) likeliest = r;
  const barsSince = likeliest === beliefs.likeliest ? beliefs.barsSinceCount + 1 : 0;
  out[at + 4] = barsSince;
  if (!keep) return;
  probabilities.set(posterior);
  beliefs.likeliest = likeliest;
  beliefs.barsSinceCount = barsSince;
}

/** What one step works in. */
const posterior = new Float64Array(5);
