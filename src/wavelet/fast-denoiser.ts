import { ConfigError } from '../core/errors.js';
import type { StateRecord } from '../core/state.js';
import { type DenoiserDesign, type DenoiserKernel, noiseOfLevels } from './denoiser-kernel.js';
import { type Shrinkage, shrink } from './threshold.js';

/** The delays a Haar synthesis can have: 2^K − 1 for K levels of it. */
export const fastDelays: readonly number[] = [0, 1, 3, 7, 15, 31];

export type FastState = {
  /** Time, modulo the longest ring. */
  slot: number;
  /** V_0 … V_{J−1}: for each level a ring of its dilation s, which begins at s − 1. */
  readonly smooth: Float64Array;
  /** The same of the inputs of each level of the synthesis. */
  readonly rebuilt: Float64Array;
  /** Ŵ_1 … Ŵ_K, a ring of 2^K each. */
  readonly details: Float64Array;
};

export interface FastDesign {
  /** Levels J of the analysis. */
  readonly levels: number;
  /** Levels K of the synthesis; those above come without lag. */
  readonly synthesized: number;
  readonly shrinkage: Shrinkage;
  /** T_j/σ. */
  readonly thresholds: readonly number[];
  /** Ŵ of this input above level K: scratch. */
  readonly present: Float64Array;
}

/** c_j of T_j = c_j·σ·2^(−j/2), measured best for each delay. */
function thresholdFactors(delay: number): readonly number[] {
  if (delay <= 1) return [2.4, 1.8, 1.2, 0.9, 0.75];
  return delay === 3 ? [3.2, 2.4, 1.6, 1.2, 1] : [2.5, 2.5, 2.5, 2.5, 2.5];
}

export function fastDesign({ delay, shrinkage, thresholdScale }: DenoiserDesign): FastDesign {
  const synthesized = fastDelays.indexOf(delay);
  if (synthesized < 0) throw new ConfigError('delay', `one of ${fastDelays.join(', ')}`, delay);
  const levels = Math.max(3, synthesized);
  const factors = thresholdFactors(delay);
  return {
    levels,
    synthesized,
    shrinkage,
    thresholds: noiseOfLevels(levels).map((noise, j) => factors[j]! * noise * thresholdScale),
    present: new Float64Array(levels),
  };
}

export function fastInit({ levels, synthesized }: FastDesign): FastState {
  return {
    slot: 0,
    smooth: new Float64Array((1 << levels) - 1),
    rebuilt: new Float64Array((1 << synthesized) - 1),
    details: new Float64Array(synthesized << synthesized),
  };
}

/**
 * Haar, thresholded, at a delay of 2^K − 1: levels 1 … K by the adjoint of the transform, which
 * averages over all shifts and must wait for them; levels above K added as they come.
 *
 *   W_j = (V_{j−1}[t] − V_{j−1}[t−s])/2,  V_j = (V_{j−1}[t] + V_{j−1}[t−s])/2,  s = 2^(j−1)
 *   u = V_J + Σ_{j>K} Ŵ_j,  then for j = K … 1
 *   u ← (u[t−s] + Ŵ_j[t−D−s] + u[t] − Ŵ_j[t−D])/2,  D += s
 *
 * A coefficient is shrunk once, by the noise of its own time.
 */
export function fastStep(
  state: FastState,
  row: Float64Array,
  design: FastDesign,
  keep: boolean,
): void {
  const { slot, smooth, rebuilt, details } = state;
  const { levels, synthesized, shrinkage, thresholds, present } = design;
  const lap = 1 << synthesized;
  const now = slot & (lap - 1);
  const sigma = row[1]!;
  let v = row[0]!;
  for (let j = 0; j < levels; j = (j + 1) | 0) {
    const s = 1 << j;
    const at = (s - 1 + (slot & (s - 1))) | 0;
    const before = smooth[at]!;
    if (keep) smooth[at] = v;
    const w = shrink((v - before) / 2, thresholds[j]! * sigma, shrinkage);
    present[j] = w;
    if (keep && j < synthesized) details[((j << synthesized) + now) | 0] = w;
    v = (v + before) / 2;
  }
  let u = v;
  for (let j = levels - 1; j >= synthesized; j = (j - 1) | 0) u += present[j]!;
  let late = 0;
  for (let j = synthesized - 1; j >= 0; j = (j - 1) | 0) {
    const s = 1 << j;
    const at = (s - 1 + (slot & (s - 1))) | 0;
    const ring = j << synthesized;
    const recent = late === 0 ? present[j]! : details[ring + ((now - late) & (lap - 1))]!;
    const old = details[ring + ((now - late - s) & (lap - 1))]!;
    const next = (rebuilt[at]! + old + u - recent) / 2;
    if (keep) rebuilt[at] = u;
    u = next;
    late = (late + s) | 0;
  }
  row[0] = u;
  if (keep) state.slot = (slot + 1) & (Math.max(1 << (levels - 1), lap) - 1);
}

export function fastKernel(given: DenoiserDesign): DenoiserKernel {
  const design = fastDesign(given);
  return {
    delay: given.delay,
    reachBars: (1 << design.levels) + given.delay,
    init: () => fastInit(design),
    fill(state: StateRecord, x: number): void {
      (state as FastState).smooth.fill(x);
      (state as FastState).rebuilt.fill(x);
    },
    step(state: StateRecord, row: Float64Array, keep: boolean): void {
      fastStep(state as FastState, row, design, keep);
    },
  };
}
