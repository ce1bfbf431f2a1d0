import { ConfigError } from '../core/errors.js';
import type { StateRecord } from '../core/state.js';
import { type DenoiserDesign, type DenoiserKernel, noiseOfLevels } from './denoiser-kernel.js';
import {
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidFill,
  pyramidInit,
  pyramidStep,
  reach,
} from './pyramid.js';
import { pyramidMirror } from './pyramid-restore.js';
import { type Shrinkage, shrink } from './threshold.js';
import {
  type ThresholdDesign,
  type ThresholdState,
  thresholdInit,
  thresholdStep,
} from './threshold-rule.js';

/** c of T_j = c·σ·2^(−j/2). */
export const hardFactor = 3;

export interface ExactDesign {
  readonly pyramid: Pyramid;
  readonly shrinkage: Shrinkage;
  readonly threshold: ThresholdDesign;
  /** Length of a ring: a power of two beyond the delay. */
  readonly ring: number;
  /** W_1 … W_J, V_J of this input: scratch. */
  readonly coefficients: Float64Array;
}

export type ExactState = {
  /** Time, modulo the length of a ring. */
  slot: number;
  pyramid: PyramidState;
  threshold: ThresholdState;
  /** Ŵ_1 … Ŵ_J, a ring each. */
  details: Float64Array;
  /** What enters each level of the synthesis, a ring each. */
  rebuilt: Float64Array;
};

export function exactDesign(given: DenoiserDesign): ExactDesign {
  const { wavelet, maxLevels, shrinkage, rule, thresholdScale } = given;
  const analysis = pyramid(wavelet, maxLevels, 'minimum');
  let ring = 1;
  while (ring < reach(analysis.taps, maxLevels)) ring *= 2;
  return {
    pyramid: analysis,
    shrinkage,
    threshold: {
      rule,
      scale: thresholdScale,
      factors: new Array<number>(maxLevels).fill(hardFactor),
      noise: noiseOfLevels(maxLevels),
    },
    ring,
    coefficients: new Float64Array(maxLevels + 1),
  };
}

export function exactInit({ pyramid: analysis, threshold, ring }: ExactDesign): ExactState {
  return {
    slot: 0,
    pyramid: pyramidInit(analysis),
    threshold: thresholdInit(threshold),
    details: new Float64Array(analysis.levels * ring),
    rebuilt: new Float64Array(analysis.levels * ring),
  };
}

/**
 * The adjoint of the transform over thresholded coefficients, streamed: level j joins its details
 * as late as the levels above have become.
 *
 *   V̂_J = V_J,  V̂_{j−1}[n] = Σ_l g_l·V̂_j[n + s·l] + h_l·Ŵ_j[n + s·l],  s = 2^(j−1)
 */
export function exactStep(
  state: ExactState,
  row: Float64Array,
  design: ExactDesign,
  keep: boolean,
): void {
  const { slot, details, rebuilt } = state;
  const { coefficients, threshold, shrinkage, ring } = design;
  const { levels, taps, lowpass, highpass } = design.pyramid;
  coefficients[levels] = row[0]!;
  pyramidStep(state.pyramid, coefficients, design.pyramid, keep);
  for (let j = 0; j < levels; j++) {
    const w = coefficients[j]!;
    const limit = thresholdStep(state.threshold, threshold, j, w, row[1]!, keep);
    coefficients[j] = shrink(w, limit, shrinkage);
    if (keep) details[j * ring + slot] = coefficients[j]!;
  }
  const mask = ring - 1;
  let u = coefficients[levels]!;
  let late = 0;
  for (let j = levels - 1; j >= 0; j--) {
    const start = j * ring;
    const newest = late === 0 ? coefficients[j]! : details[start + ((slot - late) & mask)]!;
    let sum = lowpass[taps - 1]! * u + highpass[taps - 1]! * newest;
    for (let l = taps - 2; l >= 0; l--) {
      const back = (taps - 1 - l) << j;
      sum += lowpass[l]! * rebuilt[start + ((slot - back) & mask)]!;
      sum += highpass[l]! * details[start + ((slot - late - back) & mask)]!;
    }
    if (keep) rebuilt[start + slot] = u;
    u = sum;
    late += (taps - 1) << j;
  }
  row[0] = u;
  if (keep) state.slot = (slot + 1) & mask;
}

/** `exact`: what a whole-series transform gives away from its ends, as late as that takes. */
export function exactKernel(given: DenoiserDesign): DenoiserKernel {
  const design = exactDesign(given);
  const delay = reach(design.pyramid.taps, design.pyramid.levels) - 1;
  if (given.delay !== delay) {
    const bound = `${delay}: ${given.wavelet} at ${given.maxLevels} levels has no other`;
    throw new ConfigError('delay', bound, given.delay);
  }
  return {
    delay,
    reachBars: 2 * delay + 1,
    rings: { slot: design.ring },
    init: () => exactInit(design),
    fill(state: StateRecord, x: number): void {
      pyramidFill((state as ExactState).pyramid, x);
      (state as ExactState).rebuilt.fill(x);
    },
    step: exactStep,
    design,
    revive(state: StateRecord): void {
      pyramidMirror((state as ExactState).pyramid, design.pyramid);
    },
  };
}
