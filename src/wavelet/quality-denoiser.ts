import { requireInteger } from '../core/arguments.js';
import type { StateRecord } from '../core/state.js';
import { type DenoiserDesign, type DenoiserKernel, noiseOfLevels } from './denoiser-kernel.js';
import { hardFactor } from './exact-denoiser.js';
import { type Pyramid, pyramid, reach } from './pyramid.js';
import { type Shrinkage, shrink } from './threshold.js';
import {
  type ThresholdDesign,
  type ThresholdState,
  thresholdInit,
  thresholdStep,
} from './threshold-rule.js';

const mostLevels = 4;

export interface QualityDesign {
  readonly pyramid: Pyramid;
  readonly shrinkage: Shrinkage;
  readonly threshold: ThresholdDesign;
  /** T_j of this input: scratch. */
  readonly limits: Float64Array;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** Inputs after a sample that its coefficients meet, and of those the ones not yet there. */
  readonly span: number;
  readonly future: number;
  /** Length of a ring: a power of two beyond the span. */
  readonly ring: number;
  /** V_0 … V_J and Ŵ_1 … Ŵ_J of this input: scratch, as are the next two. */
  readonly smoothNow: Float64Array;
  readonly detailNow: Float64Array;
  /** A line of V_j: as much of the past as a filter meets, then the future. */
  readonly line: Float64Array;
  /** Ŵ_j from the wanted sample on, level by level. */
  readonly details: readonly Float64Array[];
}

export type QualityState = {
  /** Time, modulo the length of a ring. */
  slot: number;
  threshold: ThresholdState;
  /** V_0 … V_J, a ring each. */
  smooth: Float64Array;
  /** Ŵ_1 … Ŵ_J, a ring each. */
  details: Float64Array;
};

export function qualityDesign(given: DenoiserDesign): QualityDesign {
  const { wavelet, maxLevels, shrinkage, rule, thresholdScale, delay } = given;
  const levels = Math.min(maxLevels, mostLevels);
  const analysis = pyramid(wavelet, levels, 'minimum');
  const span = reach(analysis.taps, levels) - 1;
  requireInteger('delay', delay, 0, span);
  let ring = 1;
  while (ring < span + 1) ring *= 2;
  return {
    pyramid: analysis,
    shrinkage,
    threshold: {
      rule,
      scale: thresholdScale,
      factors: new Array<number>(levels).fill(hardFactor),
      noise: noiseOfLevels(levels),
    },
    limits: new Float64Array(levels),
    delay,
    span,
    future: span - delay,
    ring,
    smoothNow: new Float64Array(levels + 1),
    detailNow: new Float64Array(levels),
    line: new Float64Array(2 * span + 1),
    details: Array.from({ length: levels }, () => new Float64Array(span + 1)),
  };
}

export function qualityInit({ pyramid: { levels }, threshold, ring }: QualityDesign): QualityState {
  return {
    slot: 0,
    threshold: thresholdInit(threshold),
    smooth: new Float64Array((levels + 1) * ring),
    details: new Float64Array(levels * ring),
  };
}

/**
 * The same estimate as that of `exact`, sooner: coefficients that are still to come are computed
 * from the series mirrored at its last input, and only those that the wanted sample depends on.
 */
export function qualityStep(
  state: QualityState,
  row: Float64Array,
  design: QualityDesign,
  keep: boolean,
): void {
  analyse(state, row, design, keep);
  extend(state, design);
  row[0] = synthesise(design);
  if (!keep) return;
  const { slot, smooth, details } = state;
  const { ring, smoothNow, detailNow } = design;
  for (let j = 0; j < smoothNow.length; j++) smooth[j * ring + slot] = smoothNow[j]!;
  for (let j = 0; j < detailNow.length; j++) details[j * ring + slot] = detailNow[j]!;
  state.slot = (slot + 1) & (ring - 1);
}

/** V_0 … V_J and Ŵ_1 … Ŵ_J of this input. */
function analyse(
  state: QualityState,
  row: Float64Array,
  design: QualityDesign,
  keep: boolean,
): void {
  const { slot, smooth } = state;
  const { smoothNow, detailNow, threshold, limits, shrinkage, ring } = design;
  const { levels, taps, lowpass, highpass } = design.pyramid;
  smoothNow[0] = row[0]!;
  for (let j = 0; j < levels; j++) {
    let low = lowpass[0]! * smoothNow[j]!;
    let high = highpass[0]! * smoothNow[j]!;
    for (let l = 1; l < taps; l++) {
      const v = smooth[j * ring + ((slot - (l << j)) & (ring - 1))]!;
      low += lowpass[l]! * v;
      high += highpass[l]! * v;
    }
    smoothNow[j + 1] = low;
    limits[j] = thresholdStep(state.threshold, threshold, j, high, row[1]!, keep);
    detailNow[j] = shrink(high, limits[j]!, shrinkage);
  }
}

/** Ŵ_j from the wanted sample on, into `details`, and V_J likewise, into `line`. */
function extend(state: QualityState, design: QualityDesign): void {
  const { line, limits, shrinkage, delay, span, future, details } = design;
  const { levels, taps, lowpass, highpass } = design.pyramid;
  const now = span; // where this input stands in the line
  for (let i = 0; i < future; i++) line[now + 1 + i] = smoothAt(state, design, 0, i);
  for (let j = 0; j < levels; j++) {
    for (let back = (taps - 1) << j; back >= 0; back--) {
      line[now - back] = smoothAt(state, design, j, back);
    }
    const detail = details[j]!;
    for (let back = delay; back >= 0; back--) {
      detail[delay - back] = detailAt(state, design, j, back);
    }
    const needed = reach(taps, j + 1) - 1 - delay; // of the details to come
    for (let i = future; i >= 1; i--) {
      let low = 0;
      for (let l = 0; l < taps; l++) low += lowpass[l]! * line[now + i - (l << j)]!;
      if (i <= needed) {
        let high = 0;
        for (let l = 0; l < taps; l++) high += highpass[l]! * line[now + i - (l << j)]!;
        detail[delay + i] = shrink(high, limits[j]!, shrinkage);
      }
      line[now + i] = low; // from the last to the first: nobody else meets it
    }
  }
  for (let back = delay; back >= 0; back--)
    line[now - back] = smoothAt(state, design, levels, back);
}

/** The adjoint, from the last level down to the one wanted sample. */
function synthesise(design: QualityDesign): number {
  const { line, details, delay, span } = design;
  const { levels, taps, lowpass, highpass } = design.pyramid;
  const wanted = span - delay; // in the line
  for (let j = levels - 1; j >= 0; j--) {
    const detail = details[j]!;
    const last = reach(taps, j) - 1;
    for (let i = 0; i <= last; i++) {
      let sum = 0;
      for (let l = 0; l < taps; l++) {
        sum += lowpass[l]! * line[wanted + i + (l << j)]! + highpass[l]! * detail[i + (l << j)]!;
      }
      line[wanted + i] = sum;
    }
  }
  return line[wanted]!;
}

/** V_j, `back` inputs ago. */
function smoothAt(
  { slot, smooth }: QualityState,
  { smoothNow, ring }: QualityDesign,
  j: number,
  back: number,
): number {
  return back === 0 ? smoothNow[j]! : smooth[j * ring + ((slot - back) & (ring - 1))]!;
}

/** Ŵ_{j+1}, `back` inputs ago. */
function detailAt(
  { slot, details }: QualityState,
  { detailNow, ring }: QualityDesign,
  j: number,
  back: number,
): number {
  return back === 0 ? detailNow[j]! : details[j * ring + ((slot - back) & (ring - 1))]!;
}

/** `quality`: the chosen wavelet, four levels at most, hard thresholds; any delay up to its span. */
export function qualityKernel(given: DenoiserDesign): DenoiserKernel {
  const design = qualityDesign(given);
  return {
    delay: design.delay,
    reachBars: design.span + design.delay + 1,
    rings: { slot: design.ring },
    init: () => qualityInit(design),
    fill(state: StateRecord, x: number): void {
      (state as QualityState).smooth.fill(x);
    },
    step: qualityStep,
    design,
  };
}
