import { ConfigError } from '../core/errors.js';
import { type DelayState, delayInit, delayStep } from '../statistics/delay.js';
import type { DenoiserDesign, DenoiserKernel } from './denoiser-kernel.js';
import { synthesizedLevels, thresholdFactors } from './fast-denoiser.js';
import {
  type HaarBankDesign,
  type HaarBankState,
  haarBankDesign,
  haarBankFill,
  haarBankInit,
  haarBankStep,
} from './haar-bank.js';
import { presentStep } from './haar-present.js';
import {
  type JumpFilterDesign,
  type JumpFilterState,
  jumpFilterDesign,
  jumpFilterFill,
  jumpFilterInit,
  jumpFilterStep,
} from './jump-filter.js';

const levels = 5;
/** Thresholds of a Haar denoiser for what is smooth. */
const smoothFactors = [2.8, 2.5, 2.2, 2, 1.8];
/** α and β of the filters, from the quickest to the slowest. */
const paces = [
  [0.5, 0.15],
  [0.35, 0.07],
  [0.2, 0.02],
  [0.1, 0.005],
  [0.05, 0.001],
] as const;
/** A jump is this many σ off. */
const gate = 5;

export interface AdaptiveDesign {
  readonly bank: HaarBankDesign;
  readonly filters: JumpFilterDesign;
  readonly delay: number;
  /** Of each expert, the bank's before the filters': scratch. */
  readonly estimates: Float64Array;
  readonly responses: Float64Array;
  readonly risks: Float64Array;
}

export type AdaptiveState = {
  /** The inputs that wait for their estimates. */
  inputs: DelayState;
  /** Mean risk of each expert, in σ². */
  risks: Float64Array;
  bank: HaarBankState;
  filters: JumpFilterState;
};

export function adaptiveDesign({
  delay,
  shrinkage,
  thresholdScale,
}: DenoiserDesign): AdaptiveDesign {
  const synthesized = synthesizedLevels(delay);
  const own = thresholdFactors(delay);
  const half = own.map((c) => c / 2);
  const rows = delay === 0 ? [own, half, smoothFactors] : [own, smoothFactors];
  const factors = rows.map((row) => row.map((c) => c * thresholdScale));
  const experts = rows.length + paces.length;
  return {
    bank: haarBankDesign(factors, levels, synthesized, shrinkage),
    filters: jumpFilterDesign(paces, gate, delay),
    delay,
    estimates: new Float64Array(experts),
    responses: new Float64Array(experts),
    risks: new Float64Array(experts),
  };
}

export function adaptiveInit({ bank, filters, delay, risks }: AdaptiveDesign): AdaptiveState {
  return {
    inputs: delayInit(Math.max(1, delay)),
    risks: new Float64Array(risks.length),
    bank: haarBankInit(bank),
    filters: jumpFilterInit(filters),
  };
}

/**
 * A mixture of experts: Haar denoisers that differ in their thresholds, and alpha–beta filters of
 * different paces that let go at jumps. Each is weighed by Stein's unbiased estimate of its risk,
 * which needs no clean series:
 *
 *   R_i ← R_i + (min((x̂_i − x)²/σ², 16) + 2·∂x̂_i/∂x − R_i)/64,  x the input that is estimated
 *   x̂ = Σ w_i·x̂_i/Σ w_i,  w_i = (1 + 4·(R_i − min R))^−8
 */
export function adaptiveStep(
  state: AdaptiveState,
  row: Float64Array,
  design: AdaptiveDesign,
  keep: boolean,
): void {
  const { estimates, responses, filters, bank, delay } = design;
  if (delay === 0 && bank.shrinkage === 'garrote') {
    presentStep(state.bank, row, bank, estimates, responses, keep);
  } else {
    haarBankStep(state.bank, row, bank, estimates, responses, keep);
  }
  jumpFilterStep(state.filters, row, filters, estimates, responses, bank.size, keep);
  if (delay > 0) row[0] = delayStep(state.inputs, row[0]!, keep);
  weigh(state.risks, row, design, keep);
}

/**
 * The experts' mean risks with this input, into `design.risks`; at `row[0]`, instead of the input
 * that was estimated, their mixture.
 */
function weigh(
  state: Float64Array,
  row: Float64Array,
  { estimates, responses, risks }: AdaptiveDesign,
  keep: boolean,
): void {
  const target = row[0]!;
  const perSigma = 1 / row[1]!;
  const learns = row[1]! > 0 && !Number.isNaN(target); // there is noise, and a target
  const size = risks.length;
  if (learns && size === 8) {
    weighEight(state, row, estimates, responses, keep);
    return;
  }
  let least = Number.MAX_VALUE;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    let mean = state[i]!;
    if (learns) {
      mean = meanRisk(mean, (estimates[i]! - target) * perSigma, responses[i]!);
      if (keep === true) state[i] = mean;
    }
    risks[i] = mean;
    if (mean < least) least = mean;
  }
  let total = 0;
  let mixed = 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const weight = weightOf(risks[i]! - least);
    total += weight;
    mixed += weight * estimates[i]!;
  }
  row[0] = mixed / total;
}

/** `weigh` for the eight experts of no delay, written out: what a loop keeps in arrays is in locals. */
function weighEight(
  state: Float64Array,
  row: Float64Array,
  estimates: Float64Array,
  responses: Float64Array,
  keep: boolean,
): void {
  const target = row[0]!;
  const perSigma = 1 / row[1]!;
  const e0 = estimates[0]!;
  const e1 = estimates[1]!;
  const e2 = estimates[2]!;
  const e3 = estimates[3]!;
  const e4 = estimates[4]!;
  const e5 = estimates[5]!;
  const e6 = estimates[6]!;
  const e7 = estimates[7]!;
  const r0 = meanRisk(state[0]!, (e0 - target) * perSigma, responses[0]!);
  const r1 = meanRisk(state[1]!, (e1 - target) * perSigma, responses[1]!);
  const r2 = meanRisk(state[2]!, (e2 - target) * perSigma, responses[2]!);
  const r3 = meanRisk(state[3]!, (e3 - target) * perSigma, responses[3]!);
  const r4 = meanRisk(state[4]!, (e4 - target) * perSigma, responses[4]!);
  const r5 = meanRisk(state[5]!, (e5 - target) * perSigma, responses[5]!);
  const r6 = meanRisk(state[6]!, (e6 - target) * perSigma, responses[6]!);
  const r7 = meanRisk(state[7]!, (e7 - target) * perSigma, responses[7]!);
  if (keep === true) {
    state[0] = r0;
    state[1] = r1;
    state[2] = r2;
    state[3] = r3;
    state[4] = r4;
    state[5] = r5;
    state[6] = r6;
    state[7] = r7;
  }
  const least = Math.min(
    Math.min(Math.min(r0, r1), Math.min(r2, r3)),
    Math.min(Math.min(r4, r5), Math.min(r6, r7)),
  );
  const w0 = weightOf(r0 - least);
  const w1 = weightOf(r1 - least);
  const w2 = weightOf(r2 - least);
  const w3 = weightOf(r3 - least);
  const w4 = weightOf(r4 - least);
  const w5 = weightOf(r5 - least);
  const w6 = weightOf(r6 - least);
  const w7 = weightOf(r7 - least);
  const mixed = w0 * e0 + w1 * e1 + w2 * e2 + w3 * e3 + w4 * e4 + w5 * e5 + w6 * e6 + w7 * e7;
  row[0] = mixed / (w0 + w1 + w2 + w3 + w4 + w5 + w6 + w7);
}

/**
 * An expert's mean risk with one more, `off` in σ: it weighs 1/64, and from a squared error of 16 on
 * an input is an outlier, and says no more than that.
 */
function meanRisk(mean: number, off: number, response: number): number {
  const squared = off * off;
  return mean + 0.015625 * ((squared < 16 ? squared : 16) + 2 * response - mean);
}

/** (1 + 4·excess)^−8. */
function weightOf(excess: number): number {
  const once = 1 / (1 + 4 * excess);
  const twice = once * once;
  return twice * twice * (twice * twice);
}

/** `adaptive`: the mixture, at the delays of a Haar synthesis. */
export function adaptiveKernel(given: DenoiserDesign): DenoiserKernel {
  if (given.rule !== 'own') {
    throw new ConfigError('rule', "'own' in mode 'adaptive'", given.rule);
  }
  const design = adaptiveDesign(given);
  return {
    delay: given.delay,
    reachBars: (1 << levels) + given.delay,
    init: () => adaptiveInit(design),
    fill(state, x) {
      const { bank, filters } = state as AdaptiveState;
      haarBankFill(bank, x);
      jumpFilterFill(filters, x);
    },
    step(state, row, keep) {
      adaptiveStep(state as AdaptiveState, row, design, keep);
    },
  };
}
