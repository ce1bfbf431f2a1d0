import { log } from '../core/log.js';
import { type Phase, wavelet } from './filters.js';
import { trackerStartBars } from './noise-scale.js';
import { pyramid, pyramidFill, pyramidInit, pyramidStep, reach } from './pyramid.js';
import type { WaveletName } from './wavelet-names.js';

/** How each level answers, and how often something is to be told. */
export interface TransientDesign {
  /** Inputs from a step to the first coefficient above half its response's peak. */
  readonly delays: readonly number[];
  /** Inputs that a coefficient depends on. */
  readonly reaches: readonly number[];
  /** Inputs after a transient in which a level is deaf: its reach, and by how much its delay may err. */
  readonly deafBars: readonly number[];
  /** Coefficients that a level learns from before it is listened to. */
  readonly learnBars: readonly number[];
  /** Coefficients over which a level's usual size is averaged. */
  readonly meanBars: readonly number[];
  /** Level by level `deafBars`, `meanBars` and one over that, which is exact: in one array, for speed. */
  readonly learning: Float64Array;
  /** Variance of W_j over that of white noise: 2^−j. */
  readonly whiteShares: readonly number[];
  /** Inputs that are remembered for the sign: a power of two. */
  readonly ring: number;
  /** The limit at first: √(2·ln(1/rate)), which a Gaussian level seldom exceeds more often. */
  readonly firstLimit: number;
  /** Noise that is known to be there: its σ², 0 where it is not known. */
  readonly leastVariance: number;
  /** Factors of the limit where something is told, and where not. */
  readonly rise: number;
  readonly fall: number;
  /** What is told to the learner, since a number that crosses a call is boxed: scratch. */
  readonly told: Float64Array;
  /** Room for as many numbers as the coarsest level depends on: scratch. */
  readonly differences: Float64Array;
}

/** How fast the limit learns: an event raises it by so much. */
const limitGain = 0.05;

/** What transients are asked for. */
export interface TransientOptions {
  readonly wavelet: WaveletName;
  readonly maxLevels: number;
  readonly phase: Phase;
  /** Transients told per input, in the long run. */
  readonly rate: number;
  /** Standard deviation of the noise where it is known, else 0. */
  readonly sigma: number;
}

export function transientDesign(options: Readonly<TransientOptions>): TransientDesign {
  const { wavelet: name, maxLevels: levels, phase, rate, sigma } = options;
  const { length } = wavelet(name);
  const scales = Array.from({ length: levels }, (_, j) => 1 << j);
  const reaches = scales.map((_, j) => reach(length, j + 1));
  const deafBars = reaches.map((bars, j) => bars + 2 * scales[j]!);
  const meanBars = scales.map((scale) => 128 * scale);
  let ring = 1;
  while (ring < reaches[levels - 1]! + 2 * scales[levels - 1]!) ring *= 2;
  return {
    delays: delaysOf(name, levels, phase),
    reaches,
    deafBars,
    learnBars: scales.map((scale) => trackerStartBars * scale),
    meanBars,
    learning: Float64Array.from(meanBars.flatMap((mean, j) => [deafBars[j]!, mean, 1 / mean])),
    whiteShares: scales.map((scale) => 1 / (2 * scale)),
    ring,
    leastVariance: sigma * sigma,
    firstLimit: Math.sqrt(-2 * log(rate)),
    rise: 1 + limitGain,
    fall: 1 - (log(1 + limitGain) * rate) / (1 - rate), // so that they balance at `rate`
    told: new Float64Array(3),
    differences: new Float64Array(reaches[levels - 1]!),
  };
}

/** Inputs from a step to the first coefficient above half its response's peak, level by level. */
function delaysOf(name: WaveletName, levels: number, phase: Phase): number[] {
  const design = pyramid(name, levels, phase);
  const state = pyramidInit(design);
  pyramidFill(state, 0);
  const row = new Float64Array(levels + 1);
  const steps: number[][] = Array.from({ length: levels }, () => []);
  for (let t = 0; t < reach(design.taps, levels); t++) {
    row[levels] = 1;
    pyramidStep(state, row, design, true);
    steps.forEach((step, j) => {
      step.push(row[j]!);
    });
  }
  return steps.map((step) => {
    const peak = step.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    return step.findIndex((w) => Math.abs(w) > peak * (0.5 + 1e-9)); // despite rounding
  });
}
