import { filters } from './delayed-kernel.js';
import type { DenoiserDesign } from './denoiser-kernel.js';
import { thresholdFactors } from './fast-denoiser.js';
import { type HaarBankDesign, haarBankDesign } from './haar-bank.js';
import { judgedLevels } from './haar-judged.js';
import { type LookBack, lookBack, type Pace } from './pace.js';

/** Levels of Haar's synthesis at most: a delay of 3, and then it waits. Its part are peaks of a few inputs. */
const mostSynthesized = 2;
/** Levels from quick to slow, lines from quick to slow. */
export const paces: readonly Pace[] = [
  [0.6, 0],
  [0.33, 0],
  [0.5, 0.15],
  [0.35, 0.07],
  [0.2, 0.02],
  [0.1, 0.005],
  [0.05, 0.001],
];
export const longestDelay = 31;

export interface AdaptiveDesign {
  readonly delay: number;
  /** Records in each ring: a power of two that holds the delay and two more. */
  readonly ring: number;
  /** Haar's denoiser, at the longest delay that it has within ours. */
  readonly bank: HaarBankDesign;
  /** The bank's shrinkage is garrote, for which it is written out. */
  readonly isGarrote: boolean;
  /** Inputs that the bank's estimate waits for ours. */
  readonly bankWaits: number;
  /** σ is given, and not to be learnt. */
  readonly isSigmaGiven: boolean;
  readonly lookBacks: readonly LookBack[];
  /** Weights of the innovations after an input, filter by filter, each `taps` with zeros at the end. */
  readonly looks: Float64Array;
  /** Numbers of `looks` for each filter. */
  readonly most: number;
  readonly taps: Int32Array;
  /** How strongly each looked-back estimate answers to its input, and the inputs after a jump until it does. */
  readonly responses: Float64Array;
  readonly settledBars: Float64Array;
  /** α and (1 − α)² of each filter. */
  readonly alphas: Float64Array;
  readonly kept: Float64Array;
  /** Input and σ; what is said of one filter; what the bank says: scratch. */
  readonly row: Float64Array;
  readonly bankEstimate: Float64Array;
  readonly bankResponse: Float64Array;
  /** What an input that is not kept overwrites: scratch. */
  readonly aside: Float64Array;
}

function bankOf({ delay, shrinkage, thresholdScale }: DenoiserDesign): HaarBankDesign {
  let synthesized = 0;
  while (synthesized < mostSynthesized && (2 << synthesized) - 1 <= delay) synthesized++;
  const own = thresholdFactors((1 << synthesized) - 1);
  return haarBankDesign([own.map((c) => c * thresholdScale)], judgedLevels, synthesized, shrinkage);
}

/** Innovations are read four at a time. */
const wholeFours = (count: number): number => 4 * Math.ceil(count / 4);

export function adaptiveDesign(given: DenoiserDesign): AdaptiveDesign {
  const { delay, sigma } = given;
  const bank = bankOf(given);
  let ring = 4;
  while (ring < delay + 3) ring *= 2;
  const lookBacks = paces.map((pace) => lookBack(pace, delay));
  const most = wholeFours(delay);
  const looks = new Float64Array(filters * most);
  lookBacks.forEach(({ weights }, i) => {
    looks.set(weights, i * most);
  });
  const alphas = paces.map(([alpha]) => alpha);
  return {
    delay,
    ring,
    bank,
    isGarrote: given.shrinkage === 'garrote',
    bankWaits: delay - ((1 << bank.synthesized) - 1),
    isSigmaGiven: sigma > 0,
    lookBacks,
    looks,
    most,
    taps: Int32Array.from(lookBacks, ({ weights }) => wholeFours(weights.length)),
    responses: Float64Array.from(lookBacks, ({ responses }) => responses[delay]!),
    settledBars: Float64Array.from(lookBacks, ({ responses }, i) => {
      return Math.ceil(Math.max(delay + 1 / alphas[i]!, 1 / responses[delay]!));
    }),
    alphas: Float64Array.from(alphas),
    kept: Float64Array.from(alphas, (alpha) => (1 - alpha) * (1 - alpha)),
    row: new Float64Array(3),
    bankEstimate: new Float64Array(1),
    bankResponse: new Float64Array(1),
    aside: new Float64Array(256),
  };
}
