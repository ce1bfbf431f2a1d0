import { ConfigError } from '../core/errors.js';
import { type AdaptiveDesign, adaptiveDesign, levels, longestDelay } from './adaptive-design.js';
import type { DenoiserDesign, DenoiserKernel } from './denoiser-kernel.js';
import { type MixtureState, mixtureInit, mixtureStep } from './expert-mixture.js';
import { type HaarBankState, haarBankFill, haarBankInit, haarBankStep } from './haar-bank.js';
import {
  type InnovationScaleState,
  innovationScaleInit,
  innovationScaleStep,
} from './innovation-scale.js';
import {
  type PacedFiltersState,
  pacedFiltersFill,
  pacedFiltersInit,
  pacedFiltersStep,
} from './paced-filters.js';
import { presentKernel } from './present-denoiser.js';
import {
  held,
  requireSuspects,
  type SpikeGuardState,
  spikeGuardFill,
  spikeGuardInit,
  spikeGuardStep,
} from './spike-guard.js';

export type AdaptiveState = {
  guard: SpikeGuardState;
  filters: PacedFiltersState;
  scale: InnovationScaleState;
  bank: HaarBankState;
  mixture: MixtureState;
  /** Time, modulo the records of `waiting`. */
  slot: number;
  /** For each input a record: itself, NaN for a spike; the bank's estimates; its responses. */
  waiting: Float64Array;
};

export function adaptiveInit(design: AdaptiveDesign): AdaptiveState {
  const { filters, bank, delay, recent } = design;
  return {
    guard: spikeGuardInit(),
    filters: pacedFiltersInit(filters),
    scale: innovationScaleInit(filters.alphas.length),
    bank: haarBankInit(bank),
    mixture: mixtureInit(recent.length),
    slot: 0,
    waiting: new Float64Array((delay + 1) * (1 + 2 * bank.size)).fill(Number.NaN),
  };
}

/**
 * A mixture of experts: the input, local levels and lines of different paces that let go at jumps
 * and are smoothed back over the delay, and Haar denoisers.
 */
export function adaptiveStep(
  state: AdaptiveState,
  row: Float64Array,
  design: AdaptiveDesign,
  keep: boolean,
): void {
  const { filters, innovations } = design;
  const sigma = row[1]!;
  const verdict = spikeGuardStep(state.guard, row, keep);
  const isHeld = verdict === held;
  const spikes = isHeld ? 0 : verdict; // a spike that is held is taken back by the filters later
  pacedFiltersStep(state.filters, row, filters, design, spikes, keep);
  if (!design.isSigmaGiven) {
    innovationScaleStep(state.scale, row, innovations, filters.alphas, isHeld, keep);
  }
  waitForBank(state, row, design, verdict, keep);
  mixtureStep(state.mixture, row, design, keep);
  row[1] = sigma;
}

/** At `row[0]` the input `delay` before, NaN if a spike, and beside the filters' opinions the bank's. */
function waitForBank(
  state: AdaptiveState,
  row: Float64Array,
  design: AdaptiveDesign,
  verdict: number,
  keep: boolean,
): void {
  const { bank, bankEstimates, bankResponses, bankWaits, delay, estimates, responses } = design;
  const { slot, waiting } = state;
  const size = bank.size;
  const filters = design.filters.alphas.length;
  const record = 1 + 2 * size;
  const records = delay + 1;
  const at = slot * record;
  const input = row[0]!;
  if (verdict === held) row[0] = state.guard.trusted;
  haarBankStep(state.bank, row, bank, bankEstimates, bankResponses, keep);
  const then = ((slot + records - bankWaits) % records) * record;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    estimates[filters + i] = bankWaits === 0 ? bankEstimates[i]! : waiting[then + 1 + i]!;
    responses[filters + i] = bankWaits === 0 ? bankResponses[i]! : waiting[then + 1 + size + i]!;
  }
  row[0] = verdict >= delay ? Number.NaN : waiting[((slot + 1) % records) * record]!;
  if (!keep) return;
  for (let k = 1; k <= verdict && k < delay; k++) {
    waiting[((slot + records - k) % records) * record] = Number.NaN;
  }
  waiting[at] = input;
  waiting.set(bankEstimates, at + 1);
  waiting.set(bankResponses, at + 1 + size);
  state.slot = slot + 1 === records ? 0 : slot + 1;
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
    reachBars: (1 << levels) + given.delay,
    rings: {
      slot: given.delay + 1,
      'filters.slot': design.filters.ring,
      'bank.slot': design.bank.ring,
    },
    init: () => adaptiveInit(design),
    fill(state, x) {
      const { bank, filters, guard, waiting } = state as AdaptiveState;
      haarBankFill(bank, x);
      pacedFiltersFill(filters, x);
      spikeGuardFill(guard, x);
      const record = 1 + 2 * design.bank.size;
      for (let i = 0; i < waiting.length; i++) {
        if (i % record !== 0) waiting[i] = i % record <= design.bank.size ? x : 0;
      }
    },
    step(state, row, keep) {
      adaptiveStep(state as AdaptiveState, row, design, keep);
    },
    revive(state) {
      requireSuspects((state as AdaptiveState).guard, 'state.kernel.guard');
    },
    mayLack: (path, i) =>
      path === 'guard.suspect' || (path === 'waiting' && i % (1 + 2 * design.bank.size) === 0),
  };
}
