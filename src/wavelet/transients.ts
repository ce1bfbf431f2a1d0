import type { TransientDesign } from './transient-design.js';
import {
  type TransientHistoryState,
  transientHistory,
  transientHistoryInit,
  transientRemember,
} from './transient-history.js';
import { locate } from './transient-place.js';

/** Of the input: what is below it cannot be told from rounding. */
const roundingShare = 1e-13;
/** The limit is never less: a coefficient of usual size is no event, however rare events are. */
export const leastLimit = 2.5;

export type TransientState = {
  /** Inputs seen. */
  count: number;
  /** When the last transient happened; NaN if there was none. */
  last: number;
  /** How many of its usual deviations a coefficient must be off to be told. */
  limit: number;
  /** Inputs that each level was there for, with the noise known. */
  heardCounts: Float64Array;
  /** Of each level, the coefficients that it learnt from, and their variance over σ². */
  learntCounts: Float64Array;
  shares: Float64Array;
  /** The last inputs, a ring. */
  inputs: Float64Array;
  history: TransientHistoryState;
};

export function transientInit(
  design: TransientDesign,
  records: number = transientHistory,
): TransientState {
  const levels = design.delays.length;
  return {
    count: 0,
    last: Number.NaN,
    limit: design.firstLimit,
    heardCounts: new Float64Array(levels),
    learntCounts: new Float64Array(levels),
    shares: Float64Array.from(design.whiteShares),
    inputs: new Float64Array(design.ring).fill(Number.NaN),
    history: transientHistoryInit(records),
  };
}

/**
 * Look at one more set of `coefficients`; return whether a transient is told.
 *
 *   told where W_j² > c²·r_j·σ² at a level that is not deaf;  r_j the usual W_j²/σ², outliers clipped
 *   c ← 1.05·c where something is told, else a little less, so that both balance at the rate
 *
 * `report` holds the input and the standard deviation of its noise on the way in, and, where one
 * is told, its level, input, noticed, sign and strength on the way out. A level whose filter still
 * holds the last transient is deaf, and learns nothing: one event, told once.
 */
export function transientStep(
  state: TransientState,
  coefficients: Float64Array,
  design: TransientDesign,
  report: Float64Array,
  keep: boolean,
): boolean {
  const x = report[0]!;
  const sigma = report[1]!;
  const { count: now, last, limit, shares, heardCounts } = state;
  const { deafBars, learnBars, whiteShares } = design;
  const levels = shares.length;
  const variance = sigma * sigma;
  const rounding = roundingShare * roundingShare * x * x;
  const least = Math.max(design.leastVariance, rounding);
  let told = -1;
  if (!Number.isNaN(sigma)) {
    const squaredLimit = limit * limit;
    const seldom = 4 * variance; // the limit is above 2, so what is below this is never told
    for (let j = 0; j < levels; j = (j + 1) | 0) {
      const w = coefficients[j]!;
      const squared = w * w;
      if (!(squared > seldom * shares[j]!)) continue;
      const usual = Math.max(variance * shares[j]!, least * whiteShares[j]!);
      if (!(squared > squaredLimit * usual)) continue;
      if (heardCounts[j]! < learnBars[j]! || last > now - deafBars[j]!) continue;
      told = j;
      report[2] = now;
      locate(state, report, j, design);
      report[0] = j + 1;
      report[4] = Math.abs(w) / Math.sqrt(usual);
      break;
    }
  }
  if (keep === true) {
    design.told[0] = told >= 0 ? report[1]! : last;
    design.told[1] = variance;
    design.told[2] = rounding;
    learn(state, coefficients, design);
    if (told >= 0) transientRemember(state.history, report);
    if (heardCounts[0]! > learnBars[0]!) {
      state.limit = told >= 0 ? limit * design.rise : Math.max(leastLimit, limit * design.fall);
    }
    state.inputs[now & (design.ring - 1)] = x;
    state.count = now + 1;
  }
  return told >= 0;
}

/**
 * What is usual at each level, from coefficients that no transient is in. When the last one was, σ² and
 * the square of what is rounding are in the design's `told`.
 */
function learn(
  state: TransientState,
  coefficients: Float64Array,
  { learning, told }: TransientDesign,
): void {
  const { count: now, shares, heardCounts, learntCounts } = state;
  const last = told[0]!;
  const variance = told[1]!;
  const rounding = told[2]!;
  state.last = last;
  if (!(variance >= 0)) return;
  const perClipped = 1 / 0.920536925636323; // E min(z², 4) of a Gaussian
  const priorCount = 8; // coefficients that white noise, which is supposed at first, counts for
  const perVariance = 1 / variance;
  const since = now - last; // NaN where there was none: no level is deaf
  const levels = shares.length;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const at = (3 * j) | 0;
    const w = coefficients[j]!;
    const squared = w * w;
    if (Number.isNaN(squared)) break; // and the coarser ones are not there either
    heardCounts[j] = heardCounts[j]! + 1;
    if (!(squared > rounding) || !(variance > 0) || since < learning[at]!) continue;
    const count = learntCounts[j]! + 1;
    const share = shares[j]!;
    const ratio = squared * perVariance;
    const off = perClipped * (ratio < 4 * share ? ratio : 4 * share) - share;
    const mean = count + priorCount;
    learntCounts[j] = count;
    shares[j] = share + (mean < learning[at + 1]! ? off / mean : off * learning[at + 2]!);
  }
}
