import { ConfigError } from '../core/errors.js';
import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { flag, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import {
  type WeightedMomentsState,
  weightedMomentsInit,
  weightedVarianceStep,
} from './exponential-moments.js';
import { type GainParameters, gainOf, gainParameters } from './gain.js';

export interface EwVarianceParameters extends GainParameters {
  /** Correct for the mean being estimated from the same inputs. */
  readonly sample: boolean;
}

/**
 * Exponentially weighted variance: around `EwMean`, with the same weights w = (1 − alpha)^age.
 *
 *   variance = Σ w·(x − mean)² / Σ w, for a sample · (Σ w)² / ((Σ w)² − Σ w²)
 *
 * pandas `ewm(adjust=True).var(bias=True)`, and `bias=False` for a sample.
 *
 * @param alpha         weight of the newest input in the long run; 1e-6 … 1. Usual: 0.1.
 * @param halfLifeBars  where above 0: the inputs in which a weight halves, instead of `alpha`
 * @param sample        correct for the estimated mean; default false
 * @input   any number; degree 2
 * @output  ≥ 0; exactly 0 while all inputs are equal
 * @warmUp  2: one input says nothing about spread
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` where only the newest weighs
 * @cost    O(1); 4 numbers
 * @source  T. Finch, Incremental calculation of weighted mean and variance (2009)
 * @example
 * const variance = new EwVariance({ alpha: 0.5, sample: true });
 * [3, 6, 6].map((x) => variance.update(x)); // [NaN, 4.5, 1.9285714285714286]
 */
export class EwVariance extends ValueOperator<number, EwVarianceParameters, WeightedMomentsState> {
  static readonly kind: Kind<'ewVariance', EwVarianceParameters> = {
    name: 'ewVariance',
    version: 1,
    title: 'Exponentially weighted variance',
    aliases: ['ewmVariance', 'ewmStd', 'ewmVar'],
    reads: 'value',
    parameters: { ...gainParameters, sample: flag() },
    outputs: { value: { degree: { price: 2 } } },
    pane: 'own',
    invariants: { __proto__: null, weight: notNegative, squares: notNegative },
    warmUp: () => 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => Math.ceil(28 / gainOf(parameters)),
  };

  readonly #decay: number;

  constructor(parameters?: Given<EwVarianceParameters>) {
    super(EwVariance.kind, parameters, weightedMomentsInit);
    this.#decay = 1 - gainOf(this.parameters);
    if (this.parameters.sample && this.#decay === 0) {
      throw new ConfigError('alpha', 'less than 1 with sample', this.parameters.alpha);
    }
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = weightedVarianceStep(this.state, x, this.#decay, this.parameters.sample, keep);
  }
}
