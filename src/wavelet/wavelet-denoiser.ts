import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type Denoiser,
  type DenoiserParameters,
  type DenoiserState,
  denoiser,
  denoiserInit,
  denoiserParameters,
  denoiserRevive,
  denoiserStep,
} from './denoiser.js';

/**
 * Wavelet denoising: what a series would be without its noise, at a stated delay.
 */
export class WaveletDenoiser extends Streaming<number, number, DenoiserParameters, DenoiserState> {
  static readonly kind: Kind<'waveletDenoiser', DenoiserParameters> = {
    name: 'waveletDenoiser',
    version: 1,
    title: 'Wavelet denoising',
    reads: 'value',
    parameters: denoiserParameters,
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
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
    const { io } = this;
    io[0] = x;
    this.transfer(io, 0, 1, true);
    return io[1]!;
  }

  peek(x: number): number {
    const { io } = this;
    io[0] = x;
    this.transfer(io, 0, 1, false);
    return io[1]!;
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.update(input[i]!);
    return output;
  }

  transfer(from: Float64Array, at: number, to: number, keep: boolean): void {
    const x = from[at]!;
    from[to] = Number.NaN;
    if (!isAdmissible(x)) return;
    const row = this.#row;
    row[0] = x;
    denoiserStep(this.state, row, this.#design, keep);
    const count = this.absorbed + 1;
    if (count >= this.warmUp) from[to] = row[0]!;
    if (!keep) return;
    this.absorbed = count;
    this.outputs[0] = from[to]!;
  }

  protected override revive(state: DenoiserState): void {
    denoiserRevive(state, this.#design);
  }
}
