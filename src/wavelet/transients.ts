import type { TransientDesign } from './transient-design.js';
import {
  type TransientHistoryState,
  transientHistory,
  transientHistoryInit,
  transientRemember,
} from './transient-history.js';

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
    for (let j = 0; j < levels; j = (j + 1) | 0) {
      const w = coefficients[j]!;
      const usual = Math.max(variance * shares[j]!, least * whiteShares[j]!);
      if (!(w * w > squaredLimit * usual)) continue;
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
    learn(state, coefficients, design, told >= 0 ? report[1]! : last, variance, rounding);
    if (told >= 0) transientRemember(state.history, report);
    if (heardCounts[0]! > learnBars[0]!) {
      state.limit = told >= 0 ? limit * design.rise : Math.max(leastLimit, limit * design.fall);
    }
    state.inputs[now & (design.ring - 1)] = x;
    state.count = now + 1;
  }
  return told >= 0;
}

/** What is usual at each level, from coefficients that no transient is in; `last` was the last. */
function learn(
  state: TransientState,
  coefficients: Float64Array,
  { deafBars, meanBars }: TransientDesign,
  last: number,
  variance: number,
  rounding: number,
): void {
  const { count: now, shares, heardCounts, learntCounts } = state;
  state.last = last;
  if (!(variance >= 0)) return;
  const perClipped = 1 / 0.920536925636323; // E min(z², 4) of a Gaussian
  const priorCount = 8; // coefficients that white noise, which is supposed at first, counts for
  const perVariance = 1 / variance;
  for (let j = 0; j < shares.length; j = (j + 1) | 0) {
    const w = coefficients[j]!;
    if (Number.isNaN(w)) break; // and the coarser ones are not there either
    heardCounts[j] = heardCounts[j]! + 1;
    if (!(w * w > rounding) || !(variance > 0) || last > now - deafBars[j]!) continue;
    const count = learntCounts[j]! + 1;
    const share = shares[j]!;
    const clipped = perClipped * Math.min(w * w * perVariance, 4 * share);
    learntCounts[j] = count;
    shares[j] = share + (clipped - share) / Math.min(count + priorCount, meanBars[j]!);
  }
}

/**
 * When it happened and which way it went, from the input at `report[0]` to `report[1]` and `[3]`: of
 * the differences between neighbouring means of 2^j inputs, as far back as level `j` (from 0)
 * reaches, the first that is at least 0.6 of the largest. So a spike that has gone has the sign it
 * came with.
 */
function locate(
  { inputs, count: now }: TransientState,
  report: Float64Array,
  j: number,
  { reaches, ring }: TransientDesign,
): void {
  const x = report[0]!;
  const scale = 1 << j;
  const first = Math.max(now - reaches[j]! + 1, 2 * scale - 1);
  const at = (t: number): number => (t === now ? x : inputs[t & (ring - 1)]!);
  const differences: number[] = [];
  let largest = 0;
  for (let t = first; t <= now; t++) {
    let difference = 0;
    for (let i = 0; i < scale; i++) difference += at(t - i) - at(t - i - scale);
    differences.push(difference);
    largest = Math.max(largest, Math.abs(difference));
  }
  const found = differences.findIndex((d) => Math.abs(d) >= 0.6 * largest);
  report[1] = first + found - (scale >> 1);
  report[3] = Math.sign(differences[found]!);
}
