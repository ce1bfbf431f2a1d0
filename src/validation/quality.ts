import type { Disposition } from './judgement.js';

export type QualityTier = 'Excellent' | 'Good' | 'Fair' | 'Poor' | 'Invalid';

/** What costs points, each a rate of its own. */
export type QualityDimension = 'validity' | 'uniqueness' | 'completeness' | 'timeliness';

/** How far a feed is to be trusted. */
export interface Quality {
  /** 100·exp(−Σ loss); NaN before the first bar. */
  readonly score: number;
  readonly tier: QualityTier;
  /** True until 30 bars were accepted. */
  readonly provisional: boolean;
  /** By dimension, in log points: each alone would leave a score of 100·exp(−loss). */
  readonly loss: Readonly<Record<QualityDimension, number>>;
}

/**
 * Exponential rates with a half-life of 500: of the bars that came, how many were rejected
 * (`invalid`) or came before (`repeated`); of the bars that were due, how many are `missing`.
 */
export type QualityState = {
  invalid: number;
  repeated: number;
  missing: number;
  judgedCount: number;
  acceptedCount: number;
  /** Bars rejected since the last that was accepted. */
  rejectedRunCount: number;
  /** Bars that should have come by the time last told. */
  overdueCount: number;
  /** Tiers lost; a point of hysteresis lies between losing one and winning it back. */
  lostTierCount: number;
};

/** 2^(−1/500), and what is left to 1: spelled out, so that every engine has the same bits. */
const DECAY = 0.9986146661010289;
const GAIN = 0.0013853338989711084;

/** The rate, or the bars overdue beyond one, that costs one log point. */
const INVALID_RATIO = 0.05;
const REPEATED_RATIO = 0.1;
const MISSING_RATIO = 0.3;
const OVERDUE_BARS = 2;

const tiers: readonly QualityTier[] = ['Excellent', 'Good', 'Fair', 'Poor', 'Invalid'];

/** Below 95, 85, 70, 40 a tier is lost, as −ln(score/100); a point above, it is won back. */
const lost = [0.05129329438755058, 0.16251892949777494, 0.35667494393873245, 0.916290731874155];
const won = [0.040821994520255166, 0.15082288973458366, 0.342490308946776, 0.8915981192837836];

const PROVISIONAL_BARS = 30;
const INVALID_RATE = 0.5;
const REJECTED_RUN = 10;

export function qualityInit(): QualityState {
  return {
    invalid: 0,
    repeated: 0,
    missing: 0,
    judgedCount: 0,
    acceptedCount: 0,
    rejectedRunCount: 0,
    overdueCount: 0,
    lostTierCount: 0,
  };
}

/** One bar was judged; `missing` bars were due since the newest. */
export function qualityStep(state: QualityState, disposition: Disposition, missing: number): void {
  const rejected = disposition === 'rejected' || disposition === 'dropped';
  const accepted = disposition === 'accepted' || disposition === 'repaired';
  state.judgedCount += 1;
  state.invalid += GAIN * ((rejected ? 1 : 0) - state.invalid);
  state.repeated += GAIN * ((rejected || accepted ? 0 : 1) - state.repeated);
  if (rejected) state.rejectedRunCount += 1;
  if (accepted) {
    if (missing > 0) state.missing = 1 - (1 - state.missing) * power(DECAY, missing);
    state.missing -= GAIN * state.missing;
    state.acceptedCount += 1;
    state.rejectedRunCount = 0;
    state.overdueCount = 0;
  }
  settleTier(state);
}

/** Time was told: `overdue` bars should have come since the newest. */
export function qualityAdvance(state: QualityState, overdue: number): void {
  state.overdueCount = overdue;
  settleTier(state);
}

export function qualityOf(state: Readonly<QualityState>): Quality {
  return {
    score: state.judgedCount > 0 ? 100 * Math.exp(-totalLoss(state)) : Number.NaN,
    tier: isInvalid(state) ? 'Invalid' : tiers[state.lostTierCount]!,
    provisional: state.acceptedCount < PROVISIONAL_BARS,
    loss: {
      validity: state.invalid / INVALID_RATIO,
      uniqueness: state.repeated / REPEATED_RATIO,
      completeness: state.missing / MISSING_RATIO,
      timeliness: lateness(state),
    },
  };
}

/** Whether a state from outside is one that steps lead to. */
export function isQualityState(state: Readonly<QualityState>): boolean {
  const rates = [state.invalid, state.repeated, state.missing];
  return rates.every((rate) => rate >= 0 && rate <= 1) && state.lostTierCount < tiers.length;
}

/** Nothing accepted yet, or hardly anything any more. */
function isInvalid(state: Readonly<QualityState>): boolean {
  return (
    state.acceptedCount === 0 ||
    state.invalid > INVALID_RATE ||
    state.rejectedRunCount >= REJECTED_RUN
  );
}

function settleTier(state: QualityState): void {
  const loss = totalLoss(state);
  while (state.lostTierCount < lost.length && loss > lost[state.lostTierCount]!)
    state.lostTierCount += 1;
  while (state.lostTierCount > 0 && loss <= won[state.lostTierCount - 1]!) state.lostTierCount -= 1;
}

function totalLoss(state: Readonly<QualityState>): number {
  const { invalid, repeated, missing } = state;
  return (
    invalid / INVALID_RATIO + repeated / REPEATED_RATIO + missing / MISSING_RATIO + lateness(state)
  );
}

/** One bar may be on its way. */
function lateness(state: Readonly<QualityState>): number {
  return Math.max(0, state.overdueCount - 1) / OVERDUE_BARS;
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
