import { requireInteger } from '../core/arguments.js';
import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, type Given, oneOf, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import { Streaming } from '../core/streaming.js';
import { columnFrom } from '../core/transfer.js';
import { gainOfHalfLife } from '../statistics/gain.js';
import {
  type Denoiser,
  type DenoiserState,
  denoiser,
  denoiserInit,
  denoiserStep,
} from './denoiser.js';
import { type DenoiserParameters, denoiserParameters } from './denoiser-parameters.js';
import { denoiserRevive } from './denoiser-restore.js';
import {
  type EnergyDesign,
  type EnergyState,
  energyInit,
  energyStep,
  requireEnergies,
} from './energy.js';
import { energyDistribution } from './energy-distribution.js';
import type { Phase } from './filters.js';
import { levelSpectrum, type Spectrum } from './level-spectrum.js';
import { noiseKnownBars } from './noise-scale.js';
import { type Pyramid, type PyramidState, pyramid, pyramidInit, pyramidStep } from './pyramid.js';
import { pyramidRevive } from './pyramid-restore.js';
import { type TransientDesign, transientDesign } from './transient-design.js';
import { type Transient, transientsOf } from './transient-history.js';
import { requireTransients } from './transient-restore.js';
import { leastLimit, type TransientState, transientInit, transientStep } from './transients.js';
import { type WaveletFeatures, waveletFeatures } from './wavelet-features.js';

export interface StreamingWaveletTransformerParameters extends DenoiserParameters {
  /** Inputs in which the weight of an old coefficient in the energies halves. */
  readonly halfLifeBars: number;
  /** Estimates that `getDenoisedSignal` remembers. */
  readonly historyBars: number;
  /** Transients told per input, in the long run. */
  readonly rate: number;
  /** What energies are compared with: 'walk' for prices, 'white' for returns. */
  readonly spectrum: Spectrum;
  /** Order of the highpass filter of the analysis, see `Phase`. */
  readonly phase: Phase;
}

export type StreamingWaveletTransformerState = {
  denoiser: DenoiserState;
  pyramid: PyramidState;
  /** W_1 … W_J, V_J of the last input. */
  coefficients: Float64Array;
  energy: EnergyState;
  /** E_1 … E_J, and the variance of V_J. */
  energies: Float64Array;
  transients: TransientState;
  /** Standard deviation of the noise at the last input. */
  sigma: number;
  /** The last estimates: a ring, that of input n (from 0) at n modulo its length. */
  history: Float64Array;
};

/**
 * A streaming wavelet transform and what follows from it: the series without its noise, its details
 * and energies by scale, its sudden changes. Use one for each timeframe, and feed it closed bars.
 *
 * `update(x)` returns the estimate of x[t − delay] and never revises it; `peek` shows what a
 * forming bar would give. `WaveletDenoiser` explains the parameters of the estimate, `Modwt` those
 * of the analysis beside it. `wavelet`, `maxLevels` and `phase` apply to the analysis, and to the
 * estimate only in the modes `quality` and `exact`.
 *
 * @param halfLifeBars  inputs in which the weight of an old coefficient halves; default 64
 * @param historyBars   estimates that `getDenoisedSignal` remembers; default 512
 * @param spectrum      what `dominantLevel` and `signalToNoise` stand out of: 'walk' (default) for
 *   prices, 'white' for returns
 * @param rate          transients told per input, in the long run; 1e-6 … 0.02, default 0.001
 * @input   any number; degree 1
 * @output  the estimate of x[t − delay]; `details` and energies are NaN until their own reach,
 *   (2^J − 1)(L − 1) + 1 inputs: 218 with db4 and five levels
 * @warmUp  that of `WaveletDenoiser`: 33 + delay in `adaptive` and `fast`
 * @throws {ConfigError} if a parameter is out of bounds, or the mode has not that delay or rule
 * @cost    O(J·L), whatever the length of history
 * @example
 * const transformer = new StreamingWaveletTransformer({ wavelet: 'db4', maxLevels: 5, delay: 3 });
 * for (let t = 0; t < 300; t++) transformer.update(100 + (t % 2) + (t < 250 ? 0 : 20));
 * transformer.detectTransients().map(({ input, sign }) => [input, sign]); // [[250, 1]]
 */
export class StreamingWaveletTransformer extends Streaming<
  number,
  number,
  StreamingWaveletTransformerParameters,
  StreamingWaveletTransformerState
> {
  static readonly kind: Kind<'streamingWaveletTransformer', StreamingWaveletTransformerParameters> =
    {
      name: 'streamingWaveletTransformer',
      version: 6,
      title: 'Wavelet denoising, energies and transients',
      reads: 'value',
      parameters: {
        ...denoiserParameters,
        halfLifeBars: bars(64),
        historyBars: bars(512),
        rate: real(1e-3, 1e-6, 0.02),
        spectrum: oneOf<Spectrum>('walk', 'white'),
        phase: oneOf<Phase>('minimum', 'percival-walden'),
      },
      outputs: { value: { degree: { price: 1 } } },
      pane: 'overlay',
      invariants: {
        __proto__: null,
        'denoiser.spikes': 'optional',
        'denoiser.kernel': 'optional',
        'denoiser.noise.window': 'optional',
        pyramid: 'optional',
        coefficients: 'optional',
        energies: 'optional',
        transients: 'optional',
        history: 'optional',
        'energy.weight': notNegative,
        'energy.pairs': notNegative,
        'denoiser.kernel.filters.ages': [1, Number.MAX_SAFE_INTEGER],
        'denoiser.kernel.scale.squares': notNegative,
        'denoiser.kernel.guard.takenBack': [0, 10],
        'denoiser.kernel.guard.stayed': [0, 10],
        'denoiser.noise.variance': notNegative,
        'denoiser.noise.share': [0, 1],
        'transients.limit': [leastLimit, Number.MAX_VALUE],
        'transients.shares': notNegative,
      },
      warmUp: (parameters) => denoiser(parameters).warmUp,
      memory: () => Number.POSITIVE_INFINITY,
    };

  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** W_1 … W_J of the last input, live: read it, copy it, do not write it. */
  readonly details: Float64Array;
  readonly #denoiser: Denoiser;
  readonly #pyramid: Pyramid;
  readonly #transients: TransientDesign;
  readonly #energy: EnergyDesign;
  /** Inputs from which on transients are looked for. */
  readonly #noiseKnownBars: number;
  readonly #row = new Float64Array(2);
  readonly #report = new Float64Array(5);

  constructor(parameters?: Given<StreamingWaveletTransformerParameters>) {
    super(StreamingWaveletTransformer.kind, parameters, (given) => {
      const { wavelet, maxLevels, phase, historyBars } = given;
      return {
        denoiser: denoiserInit(denoiser(given)),
        pyramid: pyramidInit(pyramid(wavelet, maxLevels, phase)),
        coefficients: new Float64Array(maxLevels + 1).fill(Number.NaN),
        energy: energyInit(),
        energies: new Float64Array(maxLevels + 1).fill(Number.NaN),
        transients: transientInit(transientDesign(given)),
        sigma: Number.NaN,
        history: new Float64Array(historyBars).fill(Number.NaN),
      };
    });
    const { wavelet, maxLevels, phase, halfLifeBars } = this.parameters;
    this.#denoiser = denoiser(this.parameters);
    this.#pyramid = pyramid(wavelet, maxLevels, phase);
    this.#transients = transientDesign(this.parameters);
    this.#energy = { decay: 1 - gainOfHalfLife(halfLifeBars) };
    this.#noiseKnownBars = noiseKnownBars(this.#denoiser.noise);
    this.delay = this.#denoiser.delay;
    this.details = this.state.coefficients.subarray(0, maxLevels);
  }

  /** V_J of the last input: smooth, and late. */
  get approximation(): number {
    return this.state.coefficients[this.parameters.maxLevels]!;
  }

  /** Standard deviation of the noise, as given or as estimated at the last input. */
  get sigma(): number {
    return this.state.sigma;
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const row = this.#row;
    row[0] = x;
    this.#absorb();
    return row[0];
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const row = this.#row;
    row[0] = x;
    this.#foresee();
    return row[0];
  }

  process(input: Float64Array, output?: Float64Array): Float64Array {
    const column = columnFrom(input);
    const said = output ?? new Float64Array(column.length);
    for (let i = 0; i < column.length; i++) said[i] = this.update(column[i]!);
    return said;
  }

  transfer(values: Float64Array, from: number, to: number, keep: boolean): void {
    const x = values[from]!;
    const row = this.#row;
    row[0] = Number.NaN;
    if (isAdmissible(x)) {
      row[0] = x;
      if (keep) this.#absorb();
      else this.#foresee();
    }
    values[to] = row[0];
  }

  /** The last `n` estimates, oldest first, detached: at most `historyBars`, and those there are. */
  getDenoisedSignal(n: number = this.parameters.historyBars): Float64Array {
    requireInteger('n', n, 0);
    const known = this.#estimates(this.state.history, this.absorbed);
    return known.slice(Math.max(0, known.length - n));
  }

  /** Each level's share of all energy, keyed `d1` … `dJ`, `aJ`; sums to 1. */
  getEnergyDistribution(): Record<string, number> {
    return energyDistribution(this.state.energies);
  }

  /** What the transform says about the series as of the last input; detached. */
  getFeatures(): WaveletFeatures {
    const { coefficients, energies, sigma } = this.state;
    const { wavelet, maxLevels, spectrum, halfLifeBars } = this.parameters;
    const memory = 2 / gainOfHalfLife(halfLifeBars) - 1;
    return waveletFeatures({
      coefficients,
      energies,
      sigma,
      count: this.absorbed,
      transients: this.detectTransients(),
      spectrum: levelSpectrum(wavelet, maxLevels, spectrum, memory),
      isWalk: spectrum === 'walk',
    });
  }

  /** Sudden changes, oldest first: the last 64, detached, each told once. */
  detectTransients(): Transient[] {
    return transientsOf(this.state.transients.history);
  }

  protected override revive(
    state: StreamingWaveletTransformerState,
    _outputs: Float64Array,
    count: number,
  ): void {
    const path = 'state.kernel';
    denoiserRevive(state.denoiser, this.#denoiser, count, `${path}.denoiser`);
    pyramidRevive(state.pyramid, this.#pyramid, count, `${path}.pyramid`);
    requireEnergies(state.energy, state.energies, `${path}.energies`);
    requireTransients(state.transients, this.#transients, count, `${path}.transients`);
    for (const estimate of this.#estimates(state.history, count)) {
      if (Number.isNaN(estimate)) throw misfit(`${path}.history`, 'has a NaN');
    }
  }

  /** The estimates that are remembered after `count` inputs, oldest first. */
  #estimates(history: Float64Array, count: number): Float64Array {
    const length = Math.max(0, Math.min(history.length, count - this.warmUp + 1));
    const first = count - length;
    return Float64Array.from({ length }, (_, i) => history[(first + i) % history.length]!);
  }

  /** The estimate that the input at the start of the row would give, in place. */
  #foresee(): void {
    const row = this.#row;
    denoiserStep(this.state.denoiser, row, this.#denoiser, false);
    if (this.absorbed + 1 < this.warmUp) row[0] = Number.NaN;
  }

  /** The input at the start of the row, in place: a number that crosses a call is boxed. */
  #absorb(): void {
    const { state } = this;
    const { coefficients, energies, history } = state;
    const row = this.#row;
    const report = this.#report;
    const x = row[0]!;
    const count = this.absorbed + 1;
    coefficients[coefficients.length - 1] = x;
    pyramidStep(state.pyramid, coefficients, this.#pyramid, true);
    energyStep(state.energy, coefficients, this.#energy, energies, energies, true);
    denoiserStep(state.denoiser, row, this.#denoiser, true);
    if (count < this.warmUp) row[0] = Number.NaN;
    const sigma = row[1]!;
    report[0] = x;
    report[1] = count < this.#noiseKnownBars ? Number.NaN : sigma;
    transientStep(state.transients, coefficients, this.#transients, report, true);
    state.sigma = sigma;
    history[(count - 1) % history.length] = row[0]!;
    this.absorbed = count;
    this.outputs[0] = row[0]!;
  }
}
