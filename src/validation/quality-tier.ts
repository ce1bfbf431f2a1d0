import { exp } from '../core/exp.js';
import {
  dimensionIndex,
  type Quality,
  type QualityDimension,
  type QualityTier,
  qualityDimensions,
  qualityTiers,
} from './quality.js';
import { COSTLY_RATIO, type QualityState } from './quality-state.js';

const { timeliness } = dimensionIndex;
const WIDTH = qualityDimensions.length;

/** What a recent rate may be before it costs, and what each unit beyond it costs. */
const RECENT_FREE_RATIO = 0.25;
const RECENT_COST = 4;

/** Bars overdue beyond one that cost one log point. */
const OVERDUE_BARS = 2;

/** Below 95, 85, 70, 40 a tier is lost, as −ln(score/100); a point above, it is won back. */
const lost = [0.05129329438755058, 0.16251892949777494, 0.35667494393873245, 0.916290731874155];
const won = [0.040821994520255166, 0.15082288973458366, 0.342490308946776, 0.8915981192837836];

/** Place among the tiers of the last, in which a feed is that never had a bar. */
const INVALID = qualityTiers.indexOf('Invalid');

/** Where the losses begin in what is captured. */
const lossAt = 3;

/** Accepted bars before which a quality is provisional. */
export const PROVISIONAL_BARS = 30;

export function qualityOf(state: Readonly<QualityState>): Quality {
  return qualityFrom(captureQuality(state));
}

/**
 * What a quality follows from, as a list of numbers that nobody writes again: whether it is
 * provisional, the tiers lost, −ln(score/100) and its parts by dimension.
 */
export type CapturedQuality = readonly number[];

const noBars = [1, INVALID, Number.NaN, 0, 0, 0, 0, 0, 0, 0];
const flawless = Object.freeze([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

export function captureQuality(state: Readonly<QualityState>): CapturedQuality {
  const { acceptedCount, judgedCount, lostTierCount, lossSum, losses } = state;
  const isProvisional = acceptedCount < PROVISIONAL_BARS;
  if (lossSum === 0 && lostTierCount === 0 && !isProvisional) return flawless;
  const captured = noBars.slice();
  captured[0] = isProvisional ? 1 : 0;
  captured[1] = acceptedCount === 0 ? INVALID : lostTierCount;
  captured[2] = judgedCount > 0 ? lossSum : Number.NaN;
  for (let d = 0; d < WIDTH; d++) captured[lossAt + d] = losses[d]!;
  return captured;
}

export function tierFrom(captured: CapturedQuality): QualityTier {
  return qualityTiers[captured[1]!]!;
}

/** 100·e^−loss: a flawless feed has 100. */
function scoreAfter(lossSum: number): number {
  return 100 * exp(-lossSum);
}

export function scoreFrom(captured: CapturedQuality): number {
  return scoreAfter(captured[2]!);
}

export function qualityFrom(captured: CapturedQuality): Quality {
  const lossOf = (name: QualityDimension): number => captured[lossAt + dimensionIndex[name]]!;
  return {
    score: scoreFrom(captured),
    tier: tierFrom(captured),
    provisional: captured[0] === 1,
    loss: {
      validity: lossOf('validity'),
      uniqueness: lossOf('uniqueness'),
      order: lossOf('order'),
      completeness: lossOf('completeness'),
      plausibility: lossOf('plausibility'),
      consistency: lossOf('consistency'),
      timeliness: lossOf('timeliness'),
    },
  };
}

export function scoreOf(state: Readonly<QualityState>): number {
  return state.judgedCount > 0 ? scoreAfter(state.lossSum) : Number.NaN;
}

export function tierOf({ acceptedCount, lostTierCount }: Readonly<QualityState>): QualityTier {
  return acceptedCount === 0 ? 'Invalid' : qualityTiers[lostTierCount]!;
}

/** What the rates cost, and the tier that it amounts to, which is lost sooner than won back. */
export function settleTier(state: QualityState): void {
  settleLosses(state);
  const { lossSum } = state;
  while (state.lostTierCount < lost.length && lossSum > lost[state.lostTierCount]!) {
    state.lostTierCount += 1;
  }
  while (state.lostTierCount > 0 && lossSum <= won[state.lostTierCount - 1]!) {
    state.lostTierCount -= 1;
  }
}

export function settleLosses(state: QualityState): void {
  const { lasting, recent, losses } = state;
  let sum = 0;
  for (let d = 0; d < WIDTH; d++) {
    const excess = recent[d]! - RECENT_FREE_RATIO;
    let loss = lasting[d]! / COSTLY_RATIO[d]! + (excess > 0 ? RECENT_COST * excess : 0);
    if (d === timeliness && state.overdueCount > 1) loss += (state.overdueCount - 1) / OVERDUE_BARS;
    losses[d] = loss;
    sum += loss;
  }
  state.lossSum = sum;
}
