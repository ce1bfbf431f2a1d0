import { type EnergyFeatures, energyDistribution, energyFeatures } from './energy.js';
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
  /** Variance beyond that of the noise, over that of the noise. */
  readonly signalToNoise: number;
  /** Inputs since the last transient is estimated to have happened; NaN if there was none. */
  readonly barsSinceTransient: number;
  /** Its sign and strength; 0 if there was none. */
  readonly transientSign: number;
  readonly transientStrength: number;
}

export function waveletFeatures(
  coefficients: Float64Array,
  energies: Float64Array,
  sigma: number,
  count: number,
  transients: readonly Transient[],
): WaveletFeatures {
  const row = new Float64Array(4);
  energyFeatures(energies, row, 0);
  const levels = coefficients.length - 1;
  const variance = energies.reduce((total, energy) => total + energy, 0);
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
    sigma,
    signalToNoise: sigma > 0 ? Math.max(0, variance / (sigma * sigma) - 1) : Number.NaN,
    barsSinceTransient: last === undefined ? Number.NaN : count - 1 - last.input,
    transientSign: last?.sign ?? 0,
    transientStrength: last?.strength ?? 0,
  };
}
