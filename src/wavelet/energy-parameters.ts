import type { Kind } from '../core/kind.js';
import { bars, oneOf, type ParameterTable } from '../core/parameters.js';
import type { Spectrum } from './level-spectrum.js';
import { Modwt, type ModwtParameters } from './modwt.js';

export interface WaveletEnergyParameters extends ModwtParameters {
  /** Inputs in which the weight of an old coefficient halves. */
  readonly halfLifeBars: number;
  /** What energies are compared with. */
  readonly spectrum: Spectrum;
}

export interface WaveletEnergyColumns {
  readonly entropy: Float64Array;
  readonly slope: Float64Array;
  readonly dominantLevel: Float64Array;
  readonly noiseShare: Float64Array;
  readonly hurst: Float64Array;
}

export const waveletEnergyParameters: ParameterTable<WaveletEnergyParameters> = {
  ...Modwt.kind.parameters,
  maxLevels: { type: 'integer', min: 2, max: 12, default: 5 },
  halfLifeBars: bars(64),
  spectrum: oneOf<Spectrum>('walk', 'white'),
};

export const waveletEnergyOutputs: Kind<'waveletEnergy'>['outputs'] = {
  entropy: { degree: {}, range: [0, 1 + 1e-15] },
  slope: { degree: {} },
  dominantLevel: { degree: {}, range: [1, 12] },
  noiseShare: { degree: {}, range: [0, 1] },
  hurst: { degree: {}, range: [0, 1] },
};
