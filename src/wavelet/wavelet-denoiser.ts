import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { columnFrom } from '../core/transfer.js';
import {
  type Denoiser,
  type DenoiserState,
  denoiser,
  denoiserInit,
  denoiserStep,
} from './denoiser.js';
import { type DenoiserParameters, denoiserParameters } from './denoiser-parameters.js';
import { denoiserRevive } from './denoiser-restore.js';

/**
 * Wavelet denoising: the series without its noise, at a stated delay.
 *
 * `update(x)` returns the estimate of x[t − delay] once, and never revises it.
 *
 * @param mode  'adaptive' (default), filters of many paces weighed by their risk, with a delay Haar's too;
 *   'fast', one Haar denoiser; 'quality', `wavelet` with the series mirrored at its right edge;
 *   'exact', `wavelet` with no edge at all, late. The first two are Haar's whatever `wavelet` is.
 * @param wavelet    of `quality` (sym4 is best) and `exact`; one of `waveletNames()`
 * @param threshold  'own' (default), 'garrote', 'soft', 'hard', 'hyperbolic' or 'firm'
 * @param rule       'own' (default), 'universal', 'bayes' or 'sure'; only 'own' in `adaptive`
 * @param noise      'tracker' (default) or 'window', over the last `noiseBars` changes
 * @param despike    replace single inputs that are 3σ off the median of three; takes 1 of the delay
 * @param delay      0 … 31 in `adaptive`; 0, 1, 3, 7, 15 or 31 in `fast` (1 more with `despike`);
 *   0 … (2^J − 1)(L − 1) in `quality`, J = min(maxLevels, 4); just (2^J − 1)(L − 1) in `exact`
 * @param thresholdScale  multiplies every threshold; 0 gives the input back, but in `adaptive`, where
 *   only Haar's thresholds are scaled, and only with a delay
 * @param sigma      standard deviation of the noise if it is known; 0 (default) has it estimated
 * @param maxLevels  of `quality` and `exact`; integer, 1 … 8. Default 5.
 * @input   any number; degree 1
 * @output  the estimate of x[t − delay]
 * @warmUp  what the filters reach, and 32 changes (or `noiseBars`) for the noise, plus the delay:
 *   33 + delay in `adaptive` and `fast`
 * @throws {ConfigError} if a parameter is out of bounds, or the mode has not that delay or rule
 * @cost    O(1) in history; `quality` recomputes some thousand products an update
 * @source  D. Donoho and I. Johnstone (1994, 1995); R. Coifman and D. Donoho (1995), shifts
 * @example
 * const denoiser = new WaveletDenoiser({ mode: 'fast', delay: 7 });
 * for (let t = 0; t < 60; t++) denoiser.update(t % 2 === 0 ? 10 : 12);
 * denoiser.value; // 11
 */
export class WaveletDenoiser extends Streaming<number, number, DenoiserParameters, DenoiserState> {
  static readonly kind: Kind<'waveletDenoiser', DenoiserParameters> = {
    name: 'waveletDenoiser',
    version: 5,
    title: 'Wavelet denoising',
    reads: 'value',
    parameters: denoiserParameters,
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {
      __proto__: null,
      spikes: 'optional',
      kernel: 'optional',
      'noise.window': 'optional',

      'kernel.guard.takenBack': [0, 10],
      'kernel.guard.stayed': [0, 10],
      'noise.variance': notNegative,
      'noise.share': [0, 1],
    },
    warmUp: (parameters) => denoiser(parameters).warmUp,
    memory: () => Number.POSITIVE_INFINITY,
  };

  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  readonly #design: Denoiser;
  readonly #row = new Float64Array(2);

  constructor(parameters?: Given<DenoiserParameters>) {
    super(WaveletDenoiser.kind, parameters, (given) => denoiserInit(denoiser(given)));
    this.#design = denoiser(this.parameters);
    this.delay = this.#design.delay;
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const row = this.#row;
    row[0] = x;
    this.#absorb(true);
    return row[0];
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const row = this.#row;
    row[0] = x;
    this.#absorb(false);
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
      this.#absorb(keep);
    }
    values[to] = row[0];
  }

  protected override revive(state: DenoiserState, _: Float64Array, count: number): void {
    denoiserRevive(state, this.#design, count, 'state.kernel');
  }

  /** The input at the start of the row, in place: a number that crosses a call is boxed. */
  #absorb(keep: boolean): void {
    const row = this.#row;
    denoiserStep(this.state, row, this.#design, keep);
    const count = this.absorbed + 1;
    if (count < this.warmUp) row[0] = Number.NaN;
    if (keep) {
      this.absorbed = count;
      this.outputs[0] = row[0]!;
    }
  }
}
