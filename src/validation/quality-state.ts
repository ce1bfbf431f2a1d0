import { dimensionIndex, qualityDimensions, qualityTiers } from './quality.js';

const { completeness } = dimensionIndex;
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
 * A bar was judged; its tier is settled apart.
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

/** `x` to a whole power, by squaring: multiplications alone, whose bits are the same everywhere. */
function power(x: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, square = x; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
