import type { Given } from '../core/parameters.js';
import {
  type BayesianLinearParameters,
  type BayesianLinearState,
  bayesianLinearKind,
  sizeOf,
} from './bayesian-linear-kind.js';
import { type Example, readExample, readFeatures } from './feature-row.js';
import { Learner, type LearnerKind } from './learner.js';
import { heldTo } from './outlier.js';
import { udLeverage, udObserve, udObserveOne, udScale } from './ud-factors.js';

/** What is foretold of a target, and how unsure that is. */
export interface LinearForecast {
  readonly mean: number;
  /** σ²·xᵀPx: what is not known of the weights. NaN before the first example. */
  readonly modelVariance: number;
  /** σ²: what the features do not tell. NaN before the first example. */
  readonly dataVariance: number;
}

/**
 * Bayesian linear regression, recursive, with forgetting towards the prior.
 *
 *   K = Px / (λ + xᵀPx);  w ← w + K·(y − wᵀx);  P ← (P − K·xᵀP) / λ
 *   σ² = Σ λ^age·λe²/(λ + xᵀPx) / Σ λ^age;  variance of y = σ²·(1 + xᵀPx)
 *
 * With λ < 1 each example also tells one weight, in turn, its prior again, as strongly as the prior
 * has faded since that weight's last turn. So P never exceeds priorVariance/λ^n in any direction,
 * whether the market moves or not, and weights without evidence go back to 0. P is kept by its
 * factors and cannot lose its sign.
 *
 * An error beyond `errorLimit` standard deviations teaches as much as one at the limit, unless it is
 * the fifth in a row: then the world has changed.
 *
 * @param width          features; integer 1 … 1000; default 1
 * @param forgetting     λ, the weight of an example beside the next one; .9 … 1; default .999
 * @param priorVariance  of a weight, in units of σ²; 1e-6 … 1e12; default 1. Features are best on
 *                       a scale of about 1.
 * @param errorLimit     standard deviations; 2 … 1e9; default 6
 * @param intercept      whether a constant 1 follows the features; default true
 * @input   features and target, all within ±1e30
 * @output  the mean foretold before the example was learned
 * @undefined where the input is no example: NaN, and nothing is learned
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(width²); width²/2 + 5·width numbers
 * @source  R. L. Plackett, Some theorems in least squares (1950); G. J. Bierman, Factorization
 *          Methods (1977); C. M. Bishop, Pattern Recognition and Machine Learning (2006), 3.3
 * @example
 * const linear = new BayesianLinear({ width: 1, forgetting: 1, priorVariance: 1e6 });
 * for (let x = 0; x < 9; x++) linear.update({ features: [x], target: 2 * x + 1 });
 * linear.predict([10]).mean.toFixed(3); // '21.000'
 */
export class BayesianLinear extends Learner<
  Example,
  BayesianLinearParameters,
  BayesianLinearState
> {
  static readonly kind: LearnerKind<BayesianLinearParameters, BayesianLinearState> =
    bayesianLinearKind;

  readonly #x: Float64Array;
  readonly #f: Float64Array;
  readonly #along: Float64Array;
  readonly #work: { readonly f: Float64Array; readonly along: Float64Array };

  constructor(parameters?: Given<BayesianLinearParameters>) {
    super(BayesianLinear.kind, parameters);
    const size = sizeOf(this.parameters);
    this.#x = new Float64Array(size).fill(1); // the last stays 1 for the intercept
    this.#f = new Float64Array(size);
    this.#along = new Float64Array(size);
    this.#work = { f: this.#f, along: this.#along };
  }

  update(example: Example): number {
    const target = readExample(example, this.parameters.width, this.#x);
    return Number.isNaN(target) ? Number.NaN : this.#learn(target);
  }

  peek(example: Example): number {
    const target = readExample(example, this.parameters.width, this.#x);
    return Number.isNaN(target) ? Number.NaN : this.#mean();
  }

  /** What is foretold of a target with `features`; NaN where they are not `width` numbers. */
  predict(features: ArrayLike<number>): LinearForecast {
    if (!readFeatures(features, this.parameters.width, this.#x)) {
      return { mean: Number.NaN, modelVariance: Number.NaN, dataVariance: Number.NaN };
    }
    const dataVariance = this.noiseVariance;
    const modelVariance = dataVariance * udLeverage(this.state.factors, this.#x, this.#f);
    return { mean: this.#mean(), modelVariance, dataVariance };
  }

  /** σ²; NaN before the first example. */
  get noiseVariance(): number {
    return this.state.errorSquares / this.state.weight;
  }

  /** The weights as they are now, that of the intercept last; a copy. */
  get weights(): Float64Array {
    return this.state.weights.slice();
  }

  #mean(): number {
    const { weights } = this.state;
    let mean = 0;
    for (let i = 0; i < weights.length; i++) mean += weights[i]! * this.#x[i]!;
    return mean;
  }

  #learn(target: number): number {
    const { state } = this;
    const { forgetting, errorLimit } = this.parameters;
    const { factors, weights } = state;
    const mean = this.#mean();
    const leverage = udLeverage(factors, this.#x, this.#f);
    const spread = udObserve(factors, this.#f, this.#along, forgetting);
    const error = heldTo(errorLimit * this.#deviation(leverage), target - mean, state);
    const step = error / spread;
    for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! + this.#along[i]! * step;
    if (forgetting < 1) {
      udScale(factors, 1 / forgetting);
      this.#recallPrior(state.count % weights.length);
    }
    state.weight = forgetting * state.weight + 1;
    state.errorSquares = forgetting * (state.errorSquares + error * step);
    state.count += 1;
    return mean;
  }

  /** Of the error to come; without a bound until the errors so far can say. */
  #deviation(leverage: number): number {
    const { count, weights, weight, errorSquares } = this.state;
    if (count < 30 + 2 * weights.length) return Number.POSITIVE_INFINITY;
    return Math.sqrt((errorSquares / weight) * (1 + leverage));
  }

  /** Tell weight `i` its prior again, for as much as it has faded since its last turn. */
  #recallPrior(i: number): void {
    const { factors, weights } = this.state;
    const { forgetting, priorVariance } = this.parameters;
    const noise = priorVariance / (weights.length * (1 - forgetting));
    const spread = udObserveOne(factors, i, this.#work, noise);
    const step = -weights[i]! / spread;
    for (let j = 0; j < weights.length; j++) weights[j] = weights[j]! + this.#along[j]! * step;
  }
}
