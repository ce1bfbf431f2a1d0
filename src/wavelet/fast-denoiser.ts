import { ConfigError } from '../core/errors.js';
import { type DenoiserDesign, type DenoiserKernel, noiseOfLevels } from './denoiser-kernel.js';
import {
  type HaarBankDesign,
  type HaarBankState,
  haarBankDesign,
  haarBankFill,
  haarBankInit,
  haarBankStep,
} from './haar-bank.js';
import { threeLevels } from './haar-three.js';

/** The delays that a Haar synthesis can have: 2^K − 1 for K levels of it. */
export const haarDelays: readonly number[] = [0, 1, 3, 7, 15, 31];

/** Levels K of a synthesis whose delay is `delay`. */
export function synthesizedLevels(delay: number): number {
  const synthesized = haarDelays.indexOf(delay);
  if (synthesized >= 0) return synthesized;
  throw new ConfigError('delay', `one of ${haarDelays.join(', ')}`, delay);
}

/** c_j of T_j = c_j·σ·2^(−j/2), measured best for each delay. */
export function thresholdFactors(delay: number): readonly number[] {
  if (delay <= 1) return [2.4, 1.8, 1.2, 0.9, 0.75];
  return delay === 3 ? [3.2, 2.4, 1.6, 1.2, 1] : [2.5, 2.5, 2.5, 2.5, 2.5];
}

/** `fast`: one Haar denoiser, three levels or as many as the delay takes. */
export function fastKernel(given: DenoiserDesign): DenoiserKernel {
  const { delay, shrinkage, rule, thresholdScale } = given;
  const synthesized = synthesizedLevels(delay);
  const levels = Math.max(3, synthesized);
  const factors = thresholdFactors(delay).map((c) => c * thresholdScale);
  const learnt =
    rule === 'own'
      ? undefined
      : { rule, scale: thresholdScale, factors, noise: noiseOfLevels(levels) };
  const design = haarBankDesign([factors], levels, synthesized, shrinkage, learnt);
  const three = levels === 3 && learnt === undefined && shrinkage === 'garrote';
  return {
    delay,
    reachBars: (1 << levels) + delay,
    rings: { slot: design.ring },
    init: () => haarBankInit(design),
    fill(state, x) {
      haarBankFill(state as HaarBankState, x);
    },
    step: three ? threeLevels : alone,
    design,
  };
}

/** Of a bank of one, which is not asked how strongly it answers. */
function alone(
  state: HaarBankState,
  row: Float64Array,
  design: HaarBankDesign,
  keep: boolean,
): void {
  haarBankStep(state, row, design, row, design.slopes, keep);
}
