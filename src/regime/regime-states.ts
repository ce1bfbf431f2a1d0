import { exp } from '../core/exp.js';
import { log } from '../core/log.js';

export interface RegimeFilterParameters {
  /** Bars between changes of regime, on average. */
  readonly meanRunBars: number;
  /** Mean change of a bar in a trend, in deviations of a range. */
  readonly drift: number;
  /** Deviation of changes in a quiet market, in those of a range. */
  readonly quietDeviation: number;
  /** And in a volatile one. */
  readonly volatileDeviation: number;
  /** Bars that the usual deviation is a mean of. */
  readonly scaleBars: number;
}

/** How changes of the close are spread in each state, in deviations of a range. */
export interface RegimeStates {
  /** Probability that the state is drawn anew before a bar. */
  readonly hazard: number;
  /** Of each state: its mean over its scale, that of Student's t with five degrees of freedom. */
  readonly means: Float64Array;
  /** By state, then by ratio of a range's deviation to the usual one: one over their scale. */
  readonly densities: Float64Array;
  readonly ratioCount: number;
  /** Probability that it is a neighbouring one from one bar to the next. */
  readonly wander: number;
  /** What one step works in, as long as what is believed. */
  readonly prior: Float64Array;
  readonly posterior: Float64Array;
}

/** What a state is drawn by: each regime alike, up and down half a trend each. */
export const drawn: readonly number[] = [1 / 8, 1 / 8, 1 / 4, 1 / 4, 1 / 4];
export const stateCount = 5;

/** Of the deviation of Student's t with five degrees of freedom: its scale. */
const scaleOfDeviation: number = Math.sqrt(3 / 5);
/** Logarithm of one ratio over the one below: four of them are a factor of two. */
const ratioStep: number = Math.LN2 / 4;
/** Standard deviation of the logarithm of a range's deviation over `scaleBars`. */
const wandering = 0.1;

export function regimeStates(parameters: RegimeFilterParameters): RegimeStates {
  const { meanRunBars, drift, quietDeviation, volatileDeviation, scaleBars } = parameters;
  const scales = [1, 1, 1, volatileDeviation, quietDeviation].map((d) => d * scaleOfDeviation);
  // The usual deviation is between those of a market that is always volatile and one always quiet.
  const lowest = log(0.8 / volatileDeviation);
  const steps = Math.ceil(log((1.5 * volatileDeviation) / (0.8 * quietDeviation)) / ratioStep);
  const ratios = Array.from({ length: steps + 1 }, (_, i) => exp(lowest + i * ratioStep));
  const densities = scales.flatMap((scale) => ratios.map((ratio) => 1 / (scale * ratio)));
  return {
    hazard: 1 / meanRunBars,
    means: Float64Array.from([drift, -drift, 0, 0, 0], (mean, s) => mean / scales[s]!),
    densities: Float64Array.from(densities),
    ratioCount: ratios.length,
    wander: (wandering * wandering) / (ratioStep * ratioStep * scaleBars),
    prior: new Float64Array(densities.length),
    posterior: new Float64Array(densities.length),
  };
}
