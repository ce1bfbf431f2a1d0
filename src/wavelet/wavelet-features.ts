import { type EnergyFeatures, energyFeatures } from './energy.js';
import { energyDistribution } from './energy-distribution.js';
import type { LevelSpectrum } from './level-spectrum.js';
import type { Transient } from './transient-history.js';

/** What a wavelet transform says about a series as of its last input. */
export interface WaveletFeatures extends EnergyFeatures {
  /** W_1 … W_J. */
  readonly details: readonly number[];
  /** V_J. */
  readonly approximation: number;
  /** E_1 … E_J, and the variance of V_J. */
  readonly energies: readonly number[];
  /** Each part's share of all energy, keyed `d1` … `dJ`, `aJ`. */
  readonly distribution: Readonly<Record<string, number>>;
  /** Standard deviation of the noise. */
  readonly sigma: number;
  /**
   * Energy of the details beyond what the spectrum has at this σ, over that: of a walk with steps of
   * σ·√2, or of white noise.
   */
  readonly signalToNoise: number;
  /** Inputs since the last transient is estimated to have happened; NaN if there was none. */
  readonly barsSinceTransient: number;
  /** Its sign and strength; 0 if there was none. */
  readonly transientSign: number;
  readonly transientStrength: number;
}

/** What is read of the state, and what its energies are held against. */
export interface FeatureSources {
  readonly coefficients: Float64Array;
  readonly energies: Float64Array;
  readonly sigma: number;
  readonly count: number;
  readonly transients: readonly Transient[];
  readonly spectrum: LevelSpectrum;
  /** Whether the spectrum is that of a walk, whose steps have twice the variance of the noise. */
  readonly isWalk: boolean;
}

export function waveletFeatures(sources: FeatureSources): WaveletFeatures {
  const { coefficients, energies, sigma, count, transients, spectrum, isWalk } = sources;
  const levels = coefficients.length - 1;
  const row = new Float64Array(5);
  energyFeatures(energies, spectrum, new Float64Array(levels), row, 0);
  const total = (values: Float64Array) => values.reduce((sum, energy) => sum + energy, 0);
  const found = total(energies.subarray(0, levels));
  const expected = total(spectrum.energies) * sigma * sigma * (isWalk ? 2 : 1);
  const last = transients.at(-1);
  return {
    details: [...coefficients.subarray(0, levels)],
    approximation: coefficients[levels]!,
    energies: [...energies],
    distribution: energyDistribution(energies),
    entropy: row[0]!,
    slope: row[1]!,
    dominantLevel: row[2]!,
    noiseShare: row[3]!,
    hurst: row[4]!,
    sigma,
    signalToNoise: sigma > 0 ? Math.max(0, found / expected - 1) : Number.NaN,
    barsSinceTransient: last === undefined ? Number.NaN : count - 1 - last.input,
    transientSign: last?.sign ?? 0,
    transientStrength: last?.strength ?? 0,
  };
}
