import type { DenoiserDesign } from './denoiser-kernel.js';
import type { Opinions } from './expert-mixture.js';
import { thresholdFactors } from './fast-denoiser.js';
import { type HaarBankDesign, haarBankDesign } from './haar-bank.js';
import type { Pace } from './pace.js';
import { type PacedFiltersDesign, pacedFiltersDesign } from './paced-filters.js';

/** Levels of Haar's denoisers. */
export const levels = 5;
/** Thresholds of a Haar denoiser for what is smooth. */
const smoothFactors = [2.8, 2.5, 2.2, 2, 1.8];
/** Levels from quick to slow, lines from quick to slow. */
export const paces: readonly Pace[] = [
  [0.6, 0],
  [0.33, 0],
  [0.15, 0],
  [0.5, 0.15],
  [0.35, 0.07],
  [0.2, 0.02],
  [0.1, 0.005],
  [0.05, 0.001],
];
/** The input itself is a level that takes all of it in. */
const input: Pace = [1, 0];
/** A jump is this many σ off. */
const gate = 4.75;
export const longestDelay = 31;

export interface AdaptiveDesign extends Opinions {
  readonly filters: PacedFiltersDesign;
  /** Haar's denoisers, at the longest delay that they have within ours. */
  readonly bank: HaarBankDesign;
  readonly delay: number;
  /** Inputs that the bank's estimates wait for ours. */
  readonly bankWaits: number;
  /** σ is given, and not to be learnt. */
  readonly isSigmaGiven: boolean;
  readonly innovations: Float64Array;
  /** What the bank says now: scratch. */
  readonly bankEstimates: Float64Array;
  readonly bankResponses: Float64Array;
}

function bankOf({ delay, shrinkage, thresholdScale }: DenoiserDesign): HaarBankDesign {
  let synthesized = 0;
  while ((2 << synthesized) - 1 <= delay) synthesized++;
  const own = thresholdFactors((1 << synthesized) - 1);
  const factors = [own, smoothFactors].map((row) => row.map((c) => c * thresholdScale));
  return haarBankDesign(factors, levels, synthesized, shrinkage);
}

export function adaptiveDesign(given: DenoiserDesign): AdaptiveDesign {
  const { delay, sigma } = given;
  const bank = bankOf(given);
  const own = [input, ...paces];
  const experts = own.length + bank.size;
  return {
    filters: pacedFiltersDesign(own, gate, delay),
    bank,
    delay,
    bankWaits: delay - ((1 << bank.synthesized) - 1),
    isSigmaGiven: sigma > 0,
    sturdy: own.length,
    innovations: new Float64Array(own.length),
    estimates: new Float64Array(experts),
    responses: new Float64Array(experts),
    recent: new Float64Array(experts),
    lasting: new Float64Array(experts),
    bankEstimates: new Float64Array(bank.size),
    bankResponses: new Float64Array(bank.size),
  };
}
