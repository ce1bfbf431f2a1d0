import { exponentOf, powerOfTwo } from '../core/power-of-two.js';
import { drawn, type RegimeStates, stateCount } from './regime-states.js';

/**
 * What is believed of the state of a market (up, down, range, volatile, quiet) and of a range's
 * deviation beside the usual one, together: by state, then by ratio. And how long the likeliest of the
 * four regimes that the states make (up and down are a trend) has been it.
 */
export type RegimeBeliefs = {
  readonly probabilities: Float64Array;
  /** The usual variance that ratios are beside; 0 while nothing has moved. */
  variance: number;
  likeliest: number;
  barsSinceCount: number;
};

export function regimeBeliefs({ ratioCount, densities }: RegimeStates): RegimeBeliefs {
  return {
    probabilities: densities.map((_, i) => drawn[Math.floor(i / ratioCount)]! / ratioCount),
    variance: 0,
    likeliest: -1,
    barsSinceCount: 0,
  };
}

/**
 * Bayes' rule after a change of `z` usual deviations, the usual variance being `variance`: the forward
 * recursion of a hidden Markov model whose scale is unknown too.
 *
 *   P(s, r) ∝ ((1 − h)·P(s, r) + h·drawn(s)·P(r)) · t₅((z/r − mean) / scale) / (r·scale)
 *
 * The usual variance moves in steps of √2, and what is believed of ratios moves with it the other way:
 * whole places, so that nothing blurs. The regimes' probabilities, `barsSince` behind them, are
 * written at `out[at…]`.
 */
export function believe(
  beliefs: RegimeBeliefs,
  states: RegimeStates,
  z: number,
  variance: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { ratioCount, prior, posterior } = states;
  const place = placeOf(variance);
  const up = beliefs.variance > 0 && variance > 0 ? place - placeOf(beliefs.variance) : 0;
  const x = variance > 0 ? z * Math.sqrt(variance / varianceAt(place)) : 0;
  foresee(beliefs.probabilities, states, up);
  weigh(states, x);
  for (let regime = 0; regime < 4; regime++) out[at + regime] = 0;
  for (let r = 0; r < ratioCount; r++) {
    out[at]! += posterior[r]! + posterior[ratioCount + r]!;
    for (let s = 2; s < stateCount; s++) out[at + s - 1]! += posterior[s * ratioCount + r]!;
  }
  const all = out[at]! + out[at + 1]! + out[at + 2]! + out[at + 3]!;
  for (let regime = 0; regime < 4; regime++) out[at + regime] = out[at + regime]! / all;
  let likeliest = 0;
  for (let r = 1; r < 4; r++) if (out[at + r]! > out[at + likeliest]!) likeliest = r;
  const barsSince = likeliest === beliefs.likeliest ? beliefs.barsSinceCount + 1 : 0;
  out[at + 4] = barsSince;
  if (!keep) return;
  for (let i = 0; i < prior.length; i++) beliefs.probabilities[i] = posterior[i]! / all;
  if (variance > 0) beliefs.variance = variance;
  beliefs.likeliest = likeliest;
  beliefs.barsSinceCount = barsSince;
}

/** What is believed before a bar: `up` places down each, and a little to either side. */
function foresee(beliefs: Float64Array, states: RegimeStates, up: number): void {
  const { ratioCount, prior, wander } = states;
  const last = ratioCount - 1;
  prior.fill(0);
  for (let first = 0; first < prior.length; first += ratioCount) {
    for (let i = 0; i < ratioCount; i++) {
      const r = Math.min(last, Math.max(0, i - up));
      const p = beliefs[first + i]!;
      const aside = 0.5 * wander * p;
      prior[first + r]! += p - 2 * aside;
      prior[first + Math.max(0, r - 1)]! += aside;
      prior[first + Math.min(last, r + 1)]! += aside;
    }
  }
}

/** What is foreseen, times how likely a change of `x` is by each, into the posterior. */
function weigh(states: RegimeStates, x: number): void {
  const { hazard, means, densities, ratioCount, prior, posterior } = states;
  for (let r = 0; r < ratioCount; r++) {
    let ofRatio = prior[r]! + prior[ratioCount + r]!;
    for (let s = 2; s < stateCount; s++) ofRatio += prior[s * ratioCount + r]!;
    for (let s = 0; s < stateCount; s++) {
      const i = s * ratioCount + r;
      const density = densities[i]!;
      const distance = x * density - means[s]!;
      const tail = 1 + 0.2 * distance * distance;
      const before = (1 - hazard) * prior[i]! + hazard * drawn[s]! * ofRatio;
      posterior[i] = (before * density) / (tail * tail * tail);
    }
  }
}

/** The n of 2^(n/2) ≤ variance < 2^((n + 1)/2). */
function placeOf(variance: number): number {
  const exponent = exponentOf(variance);
  return 2 * exponent + Number(variance >= Math.SQRT2 * powerOfTwo(exponent));
}

function varianceAt(place: number): number {
  const odd = place & 1;
  return powerOfTwo((place - odd) / 2) * (odd === 1 ? Math.SQRT2 : 1);
}
