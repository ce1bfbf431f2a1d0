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
  /** Bars in a row without a fault worth naming. */
  cleanCount: number;
  /** What each dimension costs, in log points, and all of them: follows from the rates. */
  readonly losses: Float64Array;
  lossSum: number;
  /** Tiers lost; a point of hysteresis lies between losing one and winning it back. */
  lostTierCount: number;
};

/** What one whole fault adds to a lasting rate: 1 − 2^(−1/500). */
const GAIN = 0.0013853338989711084;

/** Bars that were due: those that have not come, that go on, and that came late into a gap. */
export type Due = Readonly<Record<'missing' | 'newCount' | 'filledCount', number>>;

/** A smaller fault, such as a repetition, leaves a feed clean. */
const LEAST_FAULT = 0.1;

/**
 * So many clean bars in a row are evidence that what was wrong is over: from then on all that was
 * costs no more log points than a feed may lose and still be Good.
 */
const FORGIVING_BARS = 40;
const MOST_FORGIVEN = 0.15;

/** 1 − 2^(−1/7). */
const RECENT_GAIN = 0.09427633573609329;

/** The lasting rate that costs one log point, by dimension. */
export const COSTLY_RATIO: Float64Array = Float64Array.of(0.05, 0.1, 0.1, 0.3, 0.1, 0.1, 0.1);

export function qualityInit(): QualityState {
  return {
    lasting: new Float64Array(WIDTH),
    recent: new Float64Array(WIDTH),
    previous: new Float64Array(WIDTH),
    judgedCount: 0,
    acceptedCount: 0,
    overdueCount: 0,
    cleanCount: 0,
    losses: new Float64Array(WIDTH),
    lossSum: 0,
    lostTierCount: 0,
  };
}

/**
 * A bar was judged; its tier is settled apart.
 *
 * @param faults   by dimension, 0 … 1; that of completeness is not read
 * @param decayRatio  1 − 2^(−1/half-life) of the lasting rates
 */
export function qualityStep(
  state: QualityState,
  faults: Float64Array,
  due: Due,
  decayRatio: number,
): void {
  const { lasting, recent, previous } = state;
  state.judgedCount += 1;
  let worst = due.missing > 0 ? 1 : 0;
  for (let d = 0; d < WIDTH; d++) {
    if (d === completeness) continue;
    const fault = faults[d]!;
    const begun = fault > previous[d]! ? fault - previous[d]! : 0;
    const rate = lasting[d]! * (1 - decayRatio) + GAIN * begun;
    lasting[d] = rate < 1 ? rate : 1;
    recent[d]! += RECENT_GAIN * (fault - recent[d]!);
    previous[d] = fault;
    if (fault > worst) worst = fault;
  }
  if (due.missing > 0) missingStep(state, due.missing, decayRatio);
  const cameCount = due.newCount + due.filledCount;
  for (let i = 0; i < cameCount; i++) {
    lasting[completeness]! *= 1 - decayRatio;
    recent[completeness]! -= RECENT_GAIN * recent[completeness]!;
    previous[completeness] = 0;
  }
  state.acceptedCount += cameCount;
  if (due.newCount > 0) state.overdueCount = 0;
  state.cleanCount = worst > LEAST_FAULT ? 0 : state.cleanCount + 1;
  if (state.cleanCount === FORGIVING_BARS) forgive(state);
}

function forgive({ lasting }: QualityState): void {
  let cost = 0;
  for (let d = 0; d < WIDTH; d++) cost += lasting[d]! / COSTLY_RATIO[d]!;
  if (cost > MOST_FORGIVEN) for (let d = 0; d < WIDTH; d++) lasting[d]! *= MOST_FORGIVEN / cost;
}

/** Whether a state from outside is one that steps lead to. */
export function isQualityState(state: Readonly<QualityState>): boolean {
  const rates = [...state.lasting, ...state.recent, ...state.previous];
  return rates.every((rate) => rate >= 0 && rate <= 1) && state.lostTierCount < qualityTiers.length;
}

/** `missing` bars in a row are one fault that begins, however many there are. */
function missingStep(state: QualityState, missing: number, decayRatio: number): void {
  const { lasting, recent, previous } = state;
  const begun = GAIN * (1 - previous[completeness]!);
  const rate = Math.min(1, lasting[completeness]! * (1 - decayRatio) + begun);
  lasting[completeness] = rate * power(1 - decayRatio, missing - 1);
  recent[completeness] = 1 - (1 - recent[completeness]!) * power(1 - RECENT_GAIN, missing);
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
