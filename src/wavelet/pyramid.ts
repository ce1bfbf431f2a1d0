import type { FilterPair } from './filter-bank.js';
import { type Phase, wavelet } from './filters.js';
import { fiveLevels8 } from './pyramid-five.js';
import {
  type PyramidFilters,
  step2,
  step4,
  step8,
  step16,
  stepMinimum,
  stepTextbook,
  stepTextbook8,
} from './pyramid-kernels.js';
import type { WaveletName } from './wavelet-names.js';

/**
 * The undecimated pyramid: what every streaming and batch transform here is made of.
 *
 *   V_0 = x,  s = 2^(j−1),  W_j[t] = Σ_l h_l·V_{j−1}[t − s·l],  V_j[t] = Σ_l g_l·V_{j−1}[t − s·l]
 *
 * Filters are divided by √2. In minimum phase h_l = (−1)^l g_l, so the even and the odd taps are
 * summed once: V = even + odd, W = even − odd.
 */
export interface Pyramid extends PyramidFilters {
  /** The kernel for a filter of this length and phase. */
  readonly step: typeof stepTextbook;
  /** Whether `pyramidBlock8` does it: eight taps in minimum phase. */
  readonly inBlocks: boolean;
  /** Whether `fiveLevels8` does it: the same with five levels. */
  readonly writtenOut: boolean;
  /** A bit mask: slots are counted modulo the longest level. */
  readonly lastSlot: number;
}

/**
 * Past inputs of every level. Level j keeps s = 2^(j−1) rings, one for each time modulo s, so that
 * the inputs its filter meets stand side by side; each ring is written twice, `ring` apart, so that
 * no index ever wraps.
 */
export type PyramidState = {
  /** Where the next input goes: its time, modulo the longest level. */
  slot: number;
  readonly lines: Float64Array;
};

export function pyramid(name: WaveletName, levels: number, phase: Phase): Pyramid {
  return pyramidOf(wavelet(name, phase), levels, phase);
}

/** Of any two filters of equal length; `phase` 'minimum' only where h_l = (−1)^l g_l. */
export function pyramidOf(
  { lowpass, highpass }: FilterPair,
  levels: number,
  phase: Phase,
): Pyramid {
  const { length } = lowpass;
  let ring = 1;
  while (ring < length - 1) ring *= 2;
  const inBlocks = length === 8 && phase === 'minimum';
  return {
    levels,
    taps: length,
    step: kernelOf(length, phase),
    lowpass: Float64Array.from(lowpass, (tap) => tap / Math.SQRT2),
    highpass: Float64Array.from(highpass, (tap) => tap / Math.SQRT2),
    ring,
    inBlocks,
    writtenOut: inBlocks && levels === 5,
    lastSlot: (ring << (levels - 1)) - 1,
  };
}

/** Lines of NaN: a level that has not met all its inputs says NaN by itself. */
export function pyramidInit({ levels, ring }: Readonly<Pyramid>): PyramidState {
  const lines = new Float64Array(2 * ring * ((1 << levels) - 1)).fill(Number.NaN);
  return { slot: 0, lines };
}

/** As if every earlier input had been `x`: for those who must answer from the first input on. */
export function pyramidFill({ lines }: PyramidState, x: number): void {
  lines.fill(x);
}

/** Inputs that a coefficient of level `level` depends on: (2^level − 1)(L − 1) + 1. */
export function reach(taps: number, level: number): number {
  return ((1 << level) - 1) * (taps - 1) + 1;
}

/**
 * One input through all levels, in place: `coefficients` holds x in its last slot on the way in,
 * and W_1 … W_J, V_J on the way out. Written to memory rather than returned because a number that
 * crosses a call is boxed. With `keep` false the state stays as it is.
 */
export function pyramidStep(
  state: PyramidState,
  coefficients: Float64Array,
  design: Pyramid,
  keep: boolean,
): void {
  const { lines, slot } = state;
  if (keep) state.slot = (slot + 1) & design.lastSlot;
  if (design.writtenOut === true) fiveLevels8(lines, slot, coefficients, design, keep);
  else design.step(lines, slot, coefficients, design, keep);
}

function kernelOf(taps: number, phase: Phase): typeof stepTextbook {
  if (taps === 2) return step2; // the two phases are one
  if (phase === 'minimum') return { 4: step4, 8: step8, 16: step16 }[taps] ?? stepMinimum;
  return taps === 8 ? stepTextbook8 : stepTextbook;
}
