import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import type { Given } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import {
  type WeightedMeanState,
  weightedMeanInit,
  weightedMeanStep,
} from './exponential-moments.js';
import { type GainParameters, gainOf, gainParameters } from './gain.js';

/**
 * Exponentially weighted mean: all inputs, each weighing 1 − alpha times the one after it.
 *
 *   mean = Σ (1 − alpha)^age · x / Σ (1 − alpha)^age
 *
 * Divided by the weights there are, so it is unbiased from the first input on and never pulled
 * towards its seed (pandas `adjust=True`). `Ema` is the one that charts show.
 *
 * @param alpha         weight of the newest input in the long run; 1e-6 … 1. Usual: 0.1.
 * @param halfLifeBars  where above 0: the inputs in which a weight halves, instead of `alpha`
 * @input   any number; degree 1
 * @output  within the extremes of all inputs
 * @warmUp  1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @example
 * const mean = new EwMean(0.5);
 * [3, 6, 6].map((x) => mean.update(x)); // [3, 5, 5.571428571428571]
 */
export class EwMean extends Streaming<number, number, GainParameters, WeightedMeanState> {
  static readonly kind: Kind<'ewMean', GainParameters> = {
    name: 'ewMean',
    version: 1,
    title: 'Exponentially weighted mean',
    aliases: ['ewm'],
    reads: 'value',
    parameters: gainParameters,
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => Math.ceil(14 / gainOf(parameters)),
  };

  readonly #decay: number;

  constructor(parameters?: Given<GainParameters>) {
    super(EwMean.kind, parameters, weightedMeanInit);
    this.#decay = 1 - gainOf(this.parameters);
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    this.absorbed += 1;
    const mean = weightedMeanStep(this.state, x, this.#decay, true);
    this.outputs[0] = mean;
    return mean;
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    return weightedMeanStep(this.state, x, this.#decay, false);
  }

  process(
    input: Float64Array,
    output: Float64Array = new Float64Array(input.length),
  ): Float64Array {
    for (let i = 0; i < input.length; i++) output[i] = this.update(input[i]!);
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = keep ? this.update(row[from]!) : this.peek(row[from]!);
  }
}
