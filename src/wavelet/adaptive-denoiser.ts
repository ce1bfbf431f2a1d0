import { ConfigError } from '../core/errors.js';
import { type AdaptiveDesign, adaptiveDesign, longestDelay } from './adaptive-design.js';
import { delayedStep } from './delayed-kernel.js';
import {
  type DelayedState,
  delayedFill,
  delayedInit,
  requireDelayed,
  waitingFields,
} from './delayed-state.js';
import type { DenoiserDesign, DenoiserKernel } from './denoiser-kernel.js';
import { haarBankStep } from './haar-bank.js';
import { haarJudgedStep } from './haar-judged.js';
import { mix } from './mixture.js';
import { weigh } from './mixture-weights.js';
import { presentKernel } from './present-denoiser.js';
import { spikeGuardStep } from './spike-guard.js';
import { setAside, takeBack, unwrite } from './unwrite.js';

/**
 * A mixture of experts: the input, local levels and lines of different paces that let go at jumps
 * and are smoothed back over the delay, and a Haar denoiser.
 */
export function adaptiveStep(
  state: DelayedState,
  row: Float64Array,
  design: AdaptiveDesign,
  keep: boolean,
): void {
  const filters = 7; // literals, as in `mix`
  const width = 21; // of their records
  const meanBars = 56;
  const startBars = 32; // inputs until which the changes alone tell of the noise
  const { ring, bank, isGarrote, bankEstimate, bankResponse } = design;
  const { slot, waiting, known, squares } = state;
  const mask = ring - 1;
  const sigma = row[1]!;
  const verdict = spikeGuardStep(state.guard, row, keep);
  if (keep !== true) setAside(state, design, false);
  if (verdict > 0) unwrite(state, design, verdict);
  else if (known[3] === 1) takeBack(state, row, design);
  const at = (slot * 4) | 0;
  const inputs = design.row;
  const x = row[0]!;
  const count = known[0]!;
  const foretold = known[1]!;
  const change = x - waiting[((((slot - 1) & mask) * 4) | 0) + 1]!;
  const squared = Math.min(change * change, 18 * sigma * sigma);
  const learning = verdict < 0 ? 0 : 1 / (count < meanBars ? count + 1 : meanBars);
  squares[filters] = squares[filters]! + learning * (squared - squares[filters]!);
  inputs[0] = x;
  inputs[1] = sigma;
  inputs[2] = learning;
  const jumped = delayedStep(
    state.records,
    state.innovations,
    squares,
    inputs,
    (((slot - 1) & mask) * width) | 0,
    (slot * width) | 0,
    slot,
    ring,
  );
  known[3] = jumped ? 1 : 0;
  if (verdict >= 0 && count < meanBars) known[0] = count + 1;
  let variance = sigma * sigma;
  if (count >= startBars && foretold >= 0) variance = 0.8 * variance + 0.2 * foretold;
  inputs[1] = variance;
  if ((slot & 3) === 0) weigh(state, design);
  waiting[at] = x;
  waiting[(at + 1) | 0] = x;
  if (verdict < 0) row[0] = state.guard.trusted;
  if (isGarrote) {
    row[1] = variance;
    haarJudgedStep(state.bank, row, bank, waiting, (at + 2) | 0, keep);
  } else {
    row[1] = Math.sqrt(variance);
    haarBankStep(state.bank, row, bank, bankEstimate, bankResponse, keep);
    waiting[(at + 2) | 0] = bankEstimate[0]!;
    waiting[(at + 3) | 0] = bankResponse[0]!;
  }
  mix(state, row, design);
  row[1] = sigma;
  if (keep === true) state.slot = (slot + 1) & mask;
  else setAside(state, design, true);
}

/** `adaptive`: the mixture, at any delay up to 31; without one it has a kernel of its own. */
export function adaptiveKernel(given: DenoiserDesign): DenoiserKernel {
  if (given.rule !== 'own') {
    throw new ConfigError('rule', "'own' in mode 'adaptive'", given.rule);
  }
  if (given.delay > longestDelay) {
    throw new ConfigError('delay', `at most ${longestDelay} in mode 'adaptive'`, given.delay);
  }
  if (given.delay === 0) return presentKernel(given);
  const design = adaptiveDesign(given);
  return {
    delay: given.delay,
    reachBars: 32 + given.delay,
    rings: { slot: design.ring, 'bank.slot': design.bank.ring },
    init: () => delayedInit(design),
    fill(state, x) {
      delayedFill(state as DelayedState, x);
    },
    step: adaptiveStep,
    design,
    revive(state) {
      requireDelayed(state as DelayedState, design);
    },
    mayLack: (path, i) =>
      path === 'guard.suspect' || (path === 'waiting' && i % waitingFields === 0),
  };
}
