import { noiseOfLevels } from './denoiser-kernel.js';
import { type Shrinkage, shrink, shrinkSlope } from './threshold.js';
import {
  ownThresholds,
  type ThresholdDesign,
  type ThresholdState,
  thresholdInit,
  thresholdStep,
} from './threshold-rule.js';

/** Haar denoisers that differ in their thresholds alone and share one analysis. */
export interface HaarBankDesign {
  readonly size: number;
  /** Levels J of the analysis. */
  readonly levels: number;
  /** Levels K of the synthesis, whose delay is 2^K − 1; those above come without lag. */
  readonly synthesized: number;
  /** Inputs in the longest ring. */
  readonly ring: number;
  readonly shrinkage: Shrinkage;
  /** Where thresholds are learnt rather than given, of the only denoiser. */
  readonly learnt: ThresholdDesign | undefined;
  /** T_j/σ: all levels of the first denoiser, then of the next. */
  readonly thresholds: Float64Array;
  /** Their squares. */
  readonly limits: Float64Array;
  /** W_j of this input: scratch. */
  readonly present: Float64Array;
  /** How strongly each denoiser answers, where nobody asks: scratch. */
  readonly slopes: Float64Array;
}

/** A bank for `factors`, the c_j of T_j = c_j·σ·2^(−j/2), one row a denoiser. */
export function haarBankDesign(
  factors: readonly (readonly number[])[],
  levels: number,
  synthesized: number,
  shrinkage: Shrinkage,
  learnt?: ThresholdDesign,
): HaarBankDesign {
  const noise = noiseOfLevels(levels);
  const thresholds = factors.flatMap((row) => noise.map((sigma, j) => row[j]! * sigma));
  return {
    size: factors.length,
    levels,
    synthesized,
    ring: Math.max(1 << (levels - 1), 1 << synthesized),
    shrinkage,
    learnt,
    thresholds: Float64Array.from(thresholds),
    limits: Float64Array.from(thresholds, (c) => c * c),
    present: new Float64Array(levels),
    slopes: new Float64Array(factors.length),
  };
}

export type HaarBankState = {
  /** Time, modulo the longest ring. */
  slot: number;
  threshold: ThresholdState;
  /** V_0 … V_{J−1}: for each level a ring of its dilation s, which begins at s − 1. */
  smooth: Float64Array;
  /** The same of what enters each level of the synthesis, denoiser by denoiser. */
  rebuilt: Float64Array;
  /** Ŵ_1 … Ŵ_K of each denoiser, a ring of 2^K each. */
  details: Float64Array;
};

export function haarBankInit(design: HaarBankDesign): HaarBankState {
  const { size, levels, synthesized, learnt } = design;
  return {
    slot: 0,
    threshold: thresholdInit(learnt ?? ownThresholds),
    smooth: new Float64Array((1 << levels) - 1),
    rebuilt: new Float64Array(size * ((1 << synthesized) - 1)),
    details: new Float64Array((size * synthesized) << synthesized),
  };
}

/** As if every earlier input had been `x`. */
export function haarBankFill(state: HaarBankState, x: number): void {
  state.smooth.fill(x);
  state.rebuilt.fill(x);
}

/**
 * Haar, thresholded, at a delay of 2^K − 1: levels 1 … K by the adjoint of the transform, which
 * averages over all shifts and must wait for them; levels above K added as they come.
 *
 *   W_j = (V_{j−1}[t] − V_{j−1}[t−s])/2,  V_j = (V_{j−1}[t] + V_{j−1}[t−s])/2,  s = 2^(j−1)
 *   u = V_J + Σ_{j>K} Ŵ_j,  then for j = K … 1
 *   u ← (u[t−s] + Ŵ_j[t−D−s] + u[t] − Ŵ_j[t−D])/2,  D += s
 *
 * A coefficient is shrunk once, by the noise of its own time. Reads the input at `row[0]` and its σ
 * at `row[1]`; writes each denoiser's estimate into `estimates` and into
 * `slopes` how strongly it answers to the input it estimates: 2^−J + Σ_j 2^−j·θ′(W_j).
 */
export function haarBankStep(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  estimates: Float64Array,
  slopes: Float64Array,
  keep: boolean,
): void {
  const { slot, smooth } = state;
  const { size, levels, synthesized, ring, shrinkage, learnt, present } = design;
  let v = row[0]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const s = 1 << j;
    const at = (s - 1 + (slot & (s - 1))) | 0;
    const before = smooth[at]!;
    if (keep) smooth[at] = v;
    present[j] = (v - before) / 2;
    v = (v + before) / 2;
  }
  const own = learnt === undefined && shrinkage === 'garrote';
  for (let i = 0; i < size; i = (i + 1) | 0) {
    estimates[i] = v;
    if (own && synthesized === 0) addGarrote(row, design, i, estimates, slopes);
    else rebuild(state, row, design, i, estimates, slopes, keep);
  }
  if (keep) state.slot = (slot + 1) & (ring - 1);
}

/** The same at no delay, garrote: written out, because most streams come this way. */
function addGarrote(
  row: Float64Array,
  { levels, thresholds, present }: HaarBankDesign,
  i: number,
  estimates: Float64Array,
  slopes: Float64Array,
): void {
  const variance = row[1]! * row[1]!;
  const start = (i * levels) | 0;
  let u = estimates[i]!;
  let share = 1 / (1 << levels);
  let slope = share;
  for (let j = (levels - 1) | 0; j >= 0; j = (j - 1) | 0) {
    const w = present[j]!;
    const threshold = thresholds[(start + j) | 0]!;
    const limit = threshold * threshold * variance;
    const squared = w * w;
    if (squared > limit) {
      const lost = limit / squared;
      u += w - w * lost;
      slope += share + share * lost;
    }
    share += share;
  }
  estimates[i] = u;
  slopes[i] = slope;
}

/** From V_J at `estimates[i]` down to the estimate of the bank's denoiser `i`. */
function rebuild(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  i: number,
  estimates: Float64Array,
  slopes: Float64Array,
  keep: boolean,
): void {
  const { slot, rebuilt, details } = state;
  const { levels, synthesized, shrinkage, learnt, thresholds, present } = design;
  const mask = (1 << synthesized) - 1;
  const garrote = shrinkage === 'garrote';
  const sigma = row[1]!;
  let u = estimates[i]!;
  let share = 1 / (1 << levels);
  let slope = share;
  let late = 0;
  for (let j = levels - 1; j >= 0; j = (j - 1) | 0) {
    const w = present[j]!;
    const threshold =
      learnt === undefined
        ? thresholds[(i * levels + j) | 0]! * sigma
        : thresholdStep(state.threshold, learnt, j, w, sigma, keep);
    let shrunk = 0;
    if (garrote) {
      const squared = w * w;
      const limit = threshold * threshold;
      if (squared > limit) {
        const lost = limit / squared;
        shrunk = w - w * lost;
        slope += share + share * lost;
      }
    } else {
      shrunk = shrink(w, threshold, shrinkage);
      slope += share * shrinkSlope(w, threshold, shrinkage);
    }
    share *= 2;
    if (j >= synthesized) {
      u += shrunk;
      continue;
    }
    const s = 1 << j;
    const at = (i * mask + s - 1 + (slot & (s - 1))) | 0;
    const ring = (i * synthesized + j) << synthesized;
    const recent = late === 0 ? shrunk : details[(ring + ((slot - late) & mask)) | 0]!;
    const old = details[(ring + ((slot - late - s) & mask)) | 0]!;
    const next = (rebuilt[at]! + old + u - recent) / 2;
    if (keep) {
      rebuilt[at] = u;
      details[(ring + (slot & mask)) | 0] = shrunk;
    }
    u = next;
    late = (late + s) | 0;
  }
  estimates[i] = u;
  slopes[i] = slope;
}
