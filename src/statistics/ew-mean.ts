import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import type { Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
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
export class EwMean extends ValueOperator<number, GainParameters, WeightedMeanState> {
  static readonly kind: Kind<'ewMean', GainParameters> = {
    name: 'ewMean',
    version: 1,
    title: 'Exponentially weighted mean',
    aliases: ['ewm'],
    reads: 'value',
    parameters: gainParameters,
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, weight: notNegative },
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => Math.ceil(14 / gainOf(parameters)),
  };

  readonly #decay: number;

  constructor(parameters?: Given<GainParameters>) {
    super(EwMean.kind, parameters, weightedMeanInit);
    this.#decay = 1 - gainOf(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = weightedMeanStep(this.state, x, this.#decay, keep);
  }
}
