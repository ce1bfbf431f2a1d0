import { exp } from '../core/exp.js';
import {
  dimensionIndex,
  type QualityCapture,
  type QualityTier,
  qualityDimensions,
  qualityTiers,
} from './quality.js';

const { completeness, timeliness } = dimensionIndex;
const WIDTH = qualityDimensions.length;

/**
 * Two rates a dimension. `lasting` counts how often faults begin, so that a run of faults is one;
 * its half-life is 500 bars, or thirty days where bars are long. `recent` counts every fault, with a
 * half-life of seven bars: it says whether something is wrong now, and forgets soon.
 */
export type QualityState = {
  readonly lasting: Float64Array;
  readonly recent: Float64Array;
  /** The fault of the bar before, 0 … 1. */
  readonly previous: Float64Array;
  judgedCount: number;
  acceptedCount: number;
  /** Bars that should have come by the time last told. */
  overdueCount: number;
  /** Tiers lost; a point of hysteresis lies between losing one and winning it back. */
  lostTierCount: number;
};

/** What one whole fault adds to a lasting rate: 1 − 2^(−1/500). */
const GAIN = 0.0013853338989711084;

/** 1 − 2^(−1/7). */
const RECENT_GAIN = 0.09427633573609329;

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

export function qualityInit(): QualityState {
  return {
    lasting: new Float64Array(WIDTH),
    recent: new Float64Array(WIDTH),
    previous: new Float64Array(WIDTH),
    judgedCount: 0,
    acceptedCount: 0,
    overdueCount: 0,
    lostTierCount: 0,
  };
}

/**
 * A bar was judged.
 *
 * @param faults   by dimension, 0 … 1; that of completeness is not read
 * @param due      bars that were due: those that have not come, and those that go on
 * @param decayRatio  1 − 2^(−1/half-life) of the lasting rates
 */
export function qualityStep(
  state: QualityState,
  faults: Float64Array,
  due: { readonly missing: number; readonly newCount: number },
  decayRatio: number,
): void {
  state.judgedCount += 1;
  for (let d = 0; d < WIDTH; d++) {
    if (d !== completeness) rateStep(state, d, faults[d]!, decayRatio);
  }
  if (due.missing > 0) missingStep(state, due.missing, decayRatio);
  for (let i = 0; i < due.newCount; i++) rateStep(state, completeness, 0, decayRatio);
  if (due.newCount > 0) {
    state.acceptedCount += due.newCount;
    state.overdueCount = 0;
  }
  settleTier(state);
}

/** Time was told: `overdue` bars should have come since the newest. */
export function qualityAdvance(state: QualityState, overdue: number): void {
  state.overdueCount = overdue;
  settleTier(state);
}

export function captureQuality(state: Readonly<QualityState>): QualityCapture {
  const losses = new Float64Array(WIDTH);
  for (let d = 0; d < WIDTH; d++) losses[d] = lossOf(state, d);
  const provisional = state.acceptedCount < PROVISIONAL_BARS;
  return { losses, isJudged: state.judgedCount > 0, tier: tierOf(state), provisional };
}

export function scoreOf(state: Readonly<QualityState>): number {
  return state.judgedCount > 0 ? 100 * exp(-totalLoss(state)) : Number.NaN;
}

export function tierOf({ acceptedCount, lostTierCount }: Readonly<QualityState>): QualityTier {
  return acceptedCount === 0 ? 'Invalid' : qualityTiers[lostTierCount]!;
}

/** Whether a state from outside is one that steps lead to. */
export function isQualityState(state: Readonly<QualityState>): boolean {
  const rates = [...state.lasting, ...state.recent, ...state.previous];
  return rates.every((rate) => rate >= 0 && rate <= 1) && state.lostTierCount < qualityTiers.length;
}

function rateStep(state: QualityState, d: number, fault: number, decayRatio: number): void {
  const { lasting, recent, previous } = state;
  const begun = Math.max(0, fault - previous[d]!);
  lasting[d] = Math.min(1, lasting[d]! * (1 - decayRatio) + GAIN * begun);
  recent[d]! += RECENT_GAIN * (fault - recent[d]!);
  previous[d] = fault;
}

/** `missing` bars in a row are one fault that begins, however many there are. */
function missingStep(state: QualityState, missing: number, decayRatio: number): void {
  const { lasting, recent, previous } = state;
  rateStep(state, completeness, 1, decayRatio);
  const left = power(1 - RECENT_GAIN, missing - 1);
  recent[completeness] = 1 - (1 - recent[completeness]!) * left;
  lasting[completeness]! *= power(1 - decayRatio, missing - 1);
  previous[completeness] = 1;
}

function settleTier(state: QualityState): void {
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

/** `x` to a whole power, by squaring: multiplications alone, whose bits are the same everywhere. */
function power(x: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, square = x; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
