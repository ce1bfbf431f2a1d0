import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { gainOfHalfLife } from '../statistics/gain.js';
import {
  type EnergyDesign,
  type EnergyFeatures,
  type EnergyState,
  energyFeatures,
  energyInit,
  energyStep,
  requireEnergies,
} from './energy.js';
import { energyDistribution } from './energy-distribution.js';
import {
  type WaveletEnergyParameters,
  waveletEnergyOutputs,
  waveletEnergyParameters,
} from './energy-parameters.js';
import { wavelet } from './filters.js';
import { type LevelSpectrum, levelSpectrum } from './level-spectrum.js';
import {
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidInit,
  pyramidStep,
  reach,
} from './pyramid.js';
import { pyramidRevive } from './pyramid-restore.js';

export type WaveletEnergyState = {
  pyramid: PyramidState;
  energy: EnergyState;
  /** E_1 … E_J and the variance of V_J, after the last input. */
  energies: Float64Array;
};

/**
 * Wavelet energy: on which scales a series moves, over a recent stretch of it.
 *
 *   E_j = exponentially weighted mean of W_j²,  p_j = E_j / ΣE
 *   noiseShare = min(1, 2·(1 − 2^(−J))·p_1)
 *
 * Weights halve every `halfLifeBars` inputs and are divided by their own sum, so that the first
 * energy is as unbiased as the last. What cannot be told from rounding counts as no movement. The
 * noise share is what white noise with the finest level's energy would have of all the details': 1
 * for white noise or anything rougher, about 0.1 for a random walk (J = 5). The Hurst exponent is
 * that of fractional Brownian motion whose energies, by this filter, have the slope of these, levels
 * weighed by 2^−j. The dominant level is the one that stands highest above the spectrum, after one
 * standard deviation of its own error is taken off.
 *
 * @param maxLevels     levels J; integer, 2 … 12. Default 5.
 * @param wavelet       one of `waveletNames()`. Default 'db4'.
 * @param phase         order of the highpass filter, see `Phase`. Default 'minimum'.
 * @param halfLifeBars  integer ≥ 1. Default 64.
 * @param spectrum      what `dominantLevel` stands out of: 'walk' (default) for prices, 'white' for
 *   returns
 * @input   any number; degree 0
 * @output  `{ entropy, slope, dominantLevel, noiseShare, hurst }`, of the details; the shares in `distribution()`
 * @warmUp  (2^J − 1)(L − 1) + 1
 * @undefined all five until something has moved; slope and hurst while only one level has energy
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(J·L) per update; the lines of a `Modwt` and 3·J numbers
 * @source  Percival and Walden (2000), chapter 8, with exponential weights
 * @example
 * const energy = new WaveletEnergy({ wavelet: 'haar', maxLevels: 2 });
 * [4, 6, 5, 9].forEach((x) => energy.update(x));
 * energy.value.dominantLevel; // 1
 */
export class WaveletEnergy extends ValueOperator<
  EnergyFeatures,
  WaveletEnergyParameters,
  WaveletEnergyState
> {
  static readonly kind: Kind<'waveletEnergy', WaveletEnergyParameters> = {
    name: 'waveletEnergy',
    version: 4,
    title: 'Wavelet energy',
    reads: 'value',
    parameters: waveletEnergyParameters,
    outputs: waveletEnergyOutputs,
    pane: 'own',
    invariants: {
      __proto__: null,
      'energy.weight': notNegative,
      'energy.pairs': notNegative,
    },
    warmUp: ({ maxLevels, wavelet: name }) => reach(wavelet(name).length, maxLevels),
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'undefined until the series has moved',
  };

  readonly #design: Pyramid;
  readonly #energy: EnergyDesign;
  readonly #spectrum: LevelSpectrum;
  readonly #logarithms: Float64Array;
  readonly #coefficients: Float64Array;
  readonly #peeked: Float64Array;

  constructor(parameters?: Given<WaveletEnergyParameters>) {
    super(WaveletEnergy.kind, parameters, ({ wavelet: name, maxLevels, phase }) => ({
      pyramid: pyramidInit(pyramid(name, maxLevels, phase)),
      energy: energyInit(),
      energies: new Float64Array(maxLevels + 1).fill(Number.NaN),
    }));
    const { wavelet: name, maxLevels, phase, halfLifeBars, spectrum } = this.parameters;
    this.#design = pyramid(name, maxLevels, phase);
    const gain = gainOfHalfLife(halfLifeBars);
    this.#energy = { decay: 1 - gain };
    this.#spectrum = levelSpectrum(name, maxLevels, spectrum, 2 / gain - 1);
    this.#logarithms = new Float64Array(maxLevels);
    this.#coefficients = new Float64Array(maxLevels + 1);
    this.#peeked = new Float64Array(maxLevels + 1);
  }

  /** E_1 … E_J and the variance of V_J, live: the energies after the last input. */
  get energies(): Float64Array {
    return this.state.energies;
  }

  /** Each part's share of all energy, keyed `d1` … `dJ`, `aJ`; sums to 1. */
  distribution(): Record<string, number> {
    return energyDistribution(this.state.energies);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const coefficients = this.#coefficients;
    const energies = keep ? state.energies : this.#peeked;
    coefficients[coefficients.length - 1] = x;
    pyramidStep(state.pyramid, coefficients, this.#design, keep);
    energyStep(state.energy, coefficients, this.#energy, state.energies, energies, keep);
    energyFeatures(energies, this.#spectrum, this.#logarithms, out, at);
  }

  protected override record(row: Float64Array): EnergyFeatures {
    return {
      entropy: row[0]!,
      slope: row[1]!,
      dominantLevel: row[2]!,
      noiseShare: row[3]!,
      hurst: row[4]!,
    };
  }

  protected override revive(state: WaveletEnergyState, _: Float64Array, count: number): void {
    pyramidRevive(state.pyramid, this.#design, count, 'state.kernel.pyramid');
    requireEnergies(state.energy, state.energies, 'state.kernel.energies');
  }
}
