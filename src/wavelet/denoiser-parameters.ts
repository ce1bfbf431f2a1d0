import { flag, oneOf, type ParameterTable, real } from '../core/parameters.js';
import { waveletNames } from './filters.js';
import type { Shrinkage } from './threshold.js';
import type { ThresholdRule } from './threshold-rule.js';
import type { WaveletName } from './wavelet-names.js';

export type DenoiserMode = 'adaptive' | 'fast' | 'quality' | 'exact';

export interface DenoiserParameters {
  readonly mode: DenoiserMode;
  /** Of the analysis, and of `quality` and `exact`; `fast` and `adaptive` are Haar's. */
  readonly wavelet: WaveletName;
  /** How coefficients are shrunk; 'own' is hard in `quality` and `exact`, garrote elsewhere. */
  readonly threshold: 'own' | Shrinkage;
  /** How thresholds are found. */
  readonly rule: ThresholdRule;
  /** How σ is estimated: a median tracked in O(1), or the exact one of the last `noiseBars`. */
  readonly noise: 'tracker' | 'window';
  /** Replace single inputs far off both neighbours first; takes one input of the delay. */
  readonly despike: boolean;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** Changes in the window of `noise: 'window'`. */
  readonly noiseBars: number;
  /** Multiplies every threshold: 0 gives the input back, late; 1 is what was measured best. */
  readonly thresholdScale: number;
  /** Standard deviation of the noise where it is known; 0 has it estimated. */
  readonly sigma: number;
  /** Levels of the analysis, and of `exact`; `quality` takes four at most. */
  readonly maxLevels: number;
}

export const denoiserParameters: ParameterTable<DenoiserParameters> = {
  mode: oneOf<DenoiserMode>('adaptive', 'fast', 'quality', 'exact'),
  wavelet: { type: 'word', words: waveletNames(), default: 'db4' },
  threshold: oneOf('own', 'garrote', 'soft', 'hard', 'hyperbolic', 'firm'),
  rule: oneOf<ThresholdRule>('own', 'universal', 'bayes', 'sure'),
  noise: oneOf('tracker', 'window'),
  despike: flag(),
  delay: { type: 'integer', min: 0, max: 1_000_000, default: 0 },
  noiseBars: { type: 'integer', min: 8, max: 100_000, default: 128 },
  thresholdScale: real(1, 0, 100),
  sigma: { ...real(0, 0, 1e30), unit: 'price' },
  maxLevels: { type: 'integer', min: 1, max: 8, default: 5 },
};
