import type { Output } from '../core/kind.js';
import { bars, oneOf, type ParameterTable } from '../core/parameters.js';
import type { Spectrum } from './level-spectrum.js';

export interface WaveletCycleParameters {
  /** Levels J: cycles of 4 to 2^(J + 1) inputs. */
  readonly maxLevels: number;
  /** Inputs in which the weight of an old coefficient halves. */
  readonly halfLifeBars: number;
  /** What a cycle stands out of: 'walk' for prices, 'white' for returns. */
  readonly spectrum: Spectrum;
}

/** The dominant cycle, `delayBars` inputs ago. */
export interface Cycle {
  /** Half of what lies between crest and trough. */
  readonly amplitude: number;
  /** In radians, −π … π: 0 on the crest, π/2 halfway down, −π/2 halfway up. */
  readonly phase: number;
  /** Inputs from crest to crest. */
  readonly periodBars: number;
  /** The level that it was found at, from 2. */
  readonly level: number;
  /** Inputs between what amplitude and phase are of and the newest. */
  readonly delayBars: number;
}

export const waveletCycleParameters: ParameterTable<WaveletCycleParameters> = {
  maxLevels: { type: 'integer', min: 2, max: 10, default: 5 },
  halfLifeBars: bars(32),
  spectrum: oneOf<Spectrum>('walk', 'white'),
};

export const waveletCycleOutputs: { readonly [K in keyof Cycle]: Output } = {
  amplitude: { degree: { price: 1 }, range: [0, Number.MAX_VALUE] },
  phase: { degree: {}, range: [-Math.PI, Math.PI] },
  periodBars: { degree: {}, range: [2, 1 << 13] },
  level: { degree: {}, range: [2, 10] },
  delayBars: { degree: {}, range: [0, 1 << 13] },
};
