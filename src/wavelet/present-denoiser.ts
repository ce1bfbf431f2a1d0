import { misfit } from '../core/state.js';
import type { DenoiserDesign, DenoiserKernel } from './denoiser-kernel.js';
import { experts, fields, meanBars, presentStep } from './present-kernel.js';
import {
  held,
  requireSuspects,
  type SpikeGuardState,
  spikeGuardFill,
  spikeGuardInit,
  spikeGuardStep,
} from './spike-guard.js';

export type PresentState = {
  guard: SpikeGuardState;
  /** Level, slope, gain and mean squared miss of each expert, one after the other. */
  records: Float64Array;
  /** Inputs that something was learnt from, while they are few; the variance foretold, or −1. */
  noise: Float64Array;
};

function presentInit(isSigmaGiven: boolean): PresentState {
  const records = new Float64Array(fields * experts);
  for (let i = 0; i < experts; i++) records[fields * i + 2] = 1;
  return {
    guard: spikeGuardInit(),
    records,
    noise: Float64Array.of(0, isSigmaGiven ? -1 : 0),
  };
}

function presentFill({ guard, records }: PresentState, x: number): void {
  spikeGuardFill(guard, x);
  for (let i = 0; i < experts; i++) records[fields * i] = x;
}

/** Refuse what no inputs leave behind. */
function requirePresent({ guard, records, noise }: PresentState, isSigmaGiven: boolean): void {
  requireSuspects(guard, 'state.kernel.guard');
  for (let i = 0; i < experts; i++) {
    const gain = records[fields * i + 2]!;
    const square = records[fields * i + 3]!;
    if (!(gain > 0 && gain <= 1)) throw misfit('state.kernel.records', 'have a gain that is none');
    if (!(square >= 0)) throw misfit('state.kernel.records', 'have a square below 0');
  }
  const [count, foretold] = noise;
  const isCount = Number.isInteger(count) && count! >= 0 && count! <= meanBars;
  if (!isCount) throw misfit('state.kernel.noise', 'is of no number of inputs');
  if (isSigmaGiven ? foretold !== -1 : !(foretold! >= 0)) {
    throw misfit('state.kernel.noise', 'is no variance');
  }
}

function presentDenoise(
  { guard, records, noise }: PresentState,
  row: Float64Array,
  _: unknown,
  keep: boolean,
): void {
  if (spikeGuardStep(guard, row, keep) === held) row[0] = Number.NaN;
  presentStep(records, noise, row, keep);
}

/** `adaptive` without a delay: nothing to look back from, so the filters alone are asked. */
export function presentKernel({ sigma }: DenoiserDesign): DenoiserKernel {
  const isSigmaGiven = sigma > 0;
  return {
    delay: 0,
    reachBars: 32,
    rings: {},
    init: () => presentInit(isSigmaGiven),
    fill(state, x) {
      presentFill(state as PresentState, x);
    },
    step: presentDenoise,
    design: undefined,
    revive(state) {
      requirePresent(state as PresentState, isSigmaGiven);
    },
    mayLack: (path) => path === 'guard.suspect',
  };
}
