import { ConfigError } from '../core/errors.js';
import type { StateRecord } from '../core/state.js';
import { adaptiveKernel } from './adaptive-denoiser.js';
import type { DenoiserDesign, DenoiserKernel } from './denoiser-kernel.js';
import type { DenoiserMode, DenoiserParameters } from './denoiser-parameters.js';
import { type DespikeState, despikeInit, despikeStep } from './despike.js';
import { exactKernel } from './exact-denoiser.js';
import { fastKernel } from './fast-denoiser.js';
import {
  type NoiseScaleDesign,
  type NoiseScaleState,
  noiseScaleInit,
  noiseScaleStep,
  trackerStartBars,
} from './noise-scale.js';
import { qualityKernel } from './quality-denoiser.js';
import type { Shrinkage } from './threshold.js';

const kernels: { readonly [M in DenoiserMode]: (design: DenoiserDesign) => DenoiserKernel } = {
  adaptive: adaptiveKernel,
  fast: fastKernel,
  quality: qualityKernel,
  exact: exactKernel,
};

const ownShrinkage: { readonly [M in DenoiserMode]: Shrinkage } = {
  adaptive: 'garrote',
  fast: 'garrote',
  quality: 'hard',
  exact: 'hard',
};

/** A denoiser made of its parts: the noise scale, and one of the modes. */
export interface Denoiser {
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  readonly warmUp: number;
  readonly despike: boolean;
  readonly noise: NoiseScaleDesign;
  readonly kernel: DenoiserKernel;
}

/** What a denoiser remembers; `last` is NaN before the first input. */
export type DenoiserState = {
  last: number;
  /** Standard deviation of the noise, as of `last`. */
  sigma: number;
  spikes: DespikeState;
  noise: NoiseScaleState;
  kernel: StateRecord;
};

export function denoiser(parameters: DenoiserParameters): Denoiser {
  const { mode, threshold, sigma, noise, noiseBars, despike, delay } = parameters;
  const spikeBars = despike ? 1 : 0;
  if (delay < spikeBars) {
    throw new ConfigError('delay', 'at least 1 where despike is true', delay);
  }
  const kernel = kernels[mode]({
    ...parameters,
    delay: delay - spikeBars,
    shrinkage: threshold === 'own' ? ownShrinkage[mode] : threshold,
  });
  const exact = noise === 'window';
  const windowBars = exact ? noiseBars : trackerStartBars;
  return {
    delay: kernel.delay + spikeBars,
    warmUp: spikeBars + Math.max(kernel.reachBars, 1 + windowBars + kernel.delay),
    despike,
    noise: { fixed: sigma, windowBars, exact },
    kernel,
  };
}

export function denoiserInit({ noise, kernel }: Denoiser): DenoiserState {
  return {
    last: Number.NaN,
    sigma: noise.fixed,
    spikes: despikeInit(),
    noise: noiseScaleInit(noise),
    kernel: kernel.init(),
  };
}

/**
 * Absorb the input at `row[0]`; write the estimate of the input `delay` before at `row[0]`, and the
 * standard deviation of the noise at `row[1]`. The first input stands for all that came before.
 */
export function denoiserStep(
  state: DenoiserState,
  row: Float64Array,
  { despike, noise, kernel }: Denoiser,
  keep: boolean,
): void {
  if (despike) despikeStep(state.spikes, row, state.sigma, keep);
  const x = row[0]!;
  const last = state.last;
  if (Number.isNaN(last)) {
    begin(state, row, kernel, keep);
    return;
  }
  row[1] = (x - last) / 2;
  noiseScaleStep(state.noise, row, noise, keep);
  if (keep) {
    state.last = x;
    state.sigma = row[1]!;
  }
  kernel.step(state.kernel, row, kernel.design, keep);
}

/**
 * The first input, which despiking makes wait. Apart from the rest: V8 inlines some 760 bytecodes
 * beneath an `update`, and where it stops, numbers are boxed.
 */
function begin(
  state: DenoiserState,
  row: Float64Array,
  kernel: DenoiserKernel,
  keep: boolean,
): void {
  const x = row[0]!;
  row[1] = state.sigma;
  if (Number.isNaN(x) || !keep) return;
  kernel.fill(state.kernel, x);
  state.last = x;
  kernel.step(state.kernel, row, kernel.design, keep);
}
