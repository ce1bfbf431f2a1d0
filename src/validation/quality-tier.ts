import { exp } from '../core/exp.js';
import {
  dimensionIndex,
  noLoss,
  type Quality,
  type QualityDimension,
  type QualityTier,
  qualityDimensions,
  qualityTiers,
} from './quality.js';
import type { QualityState } from './quality-state.js';

const { timeliness } = dimensionIndex;
const WIDTH = qualityDimensions.length;

/** The lasting rate that costs one log point, by dimension. */
const COSTLY_RATIO = Float64Array.of(0.05, 0.1, 0.1, 0.3, 0.1, 0.1, 0.1);

/** What a recent rate may be before it costs, and what each unit beyond it costs. */
const RECENT_FREE_RATIO = 0.25;
const RECENT_COST = 4;

/** Bars overdue beyond one that cost one log point. */
const OVERDUE_BARS = 2;

/** Below 95, 85, 70, 40 a tier is lost, as −ln(score/100); a point above, it is won back. */
const lost = [0.05129329438755058, 0.16251892949777494, 0.35667494393873245, 0.916290731874155];
const won = [0.040821994520255166, 0.15082288973458366, 0.342490308946776, 0.8915981192837836];

/** Accepted bars before which a quality is provisional. */
export const PROVISIONAL_BARS = 30;

export function qualityOf(state: Readonly<QualityState>): Quality {
  const loss = { ...noLoss } as Record<QualityDimension, number>;
  qualityDimensions.forEach((dimension, d) => {
    loss[dimension] = lossOf(state, d);
  });
  const provisional = state.acceptedCount < PROVISIONAL_BARS;
  return { score: scoreOf(state), tier: tierOf(state), provisional, loss };
}

export function scoreOf(state: Readonly<QualityState>): number {
  return state.judgedCount > 0 ? 100 * exp(-totalLoss(state)) : Number.NaN;
}

export function tierOf({ acceptedCount, lostTierCount }: Readonly<QualityState>): QualityTier {
  return acceptedCount === 0 ? 'Invalid' : qualityTiers[lostTierCount]!;
}

/** The tier that the rates amount to; it is lost sooner than won back. */
export function settleTier(state: QualityState): void {
  const loss = totalLoss(state);
  while (state.lostTierCount < lost.length && loss > lost[state.lostTierCount]!)
    state.lostTierCount += 1;
  while (state.lostTierCount > 0 && loss <= won[state.lostTierCount - 1]!) state.lostTierCount -= 1;
}

function totalLoss(state: Readonly<QualityState>): number {
  let total = 0;
  for (let d = 0; d < WIDTH; d++) total += lossOf(state, d);
  return total;
}

function lossOf(state: Readonly<QualityState>, d: number): number {
  const lasting = state.lasting[d]! / COSTLY_RATIO[d]!;
  const recent = RECENT_COST * Math.max(0, state.recent[d]! - RECENT_FREE_RATIO);
  const overdue = d === timeliness ? Math.max(0, state.overdueCount - 1) / OVERDUE_BARS : 0;
  return lasting + recent + overdue;
}
