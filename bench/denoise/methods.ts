import type { DenoiserParameters } from '../../src/wavelet/index.js';
import { WaveletDenoiser } from '../../src/wavelet/index.js';
import type { Estimator } from './gain.js';

/** The denoiser of these parameters, over a whole series. */
export function denoised(parameters: Partial<DenoiserParameters>): Estimator {
  return (noisy) => new WaveletDenoiser(parameters).process(noisy);
}

/** Seeds by which everybody is judged, and seeds on which the peers were tuned. */
export const judged: readonly number[] = Array.from({ length: 20 }, (_, i) => i + 1);
export const tuning: readonly number[] = Array.from({ length: 5 }, (_, i) => i + 1001);
