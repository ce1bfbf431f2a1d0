import { type Given, real } from '../core/parameters.js';
import { probabilityOf } from '../statistics/log-odds.js';
import { type Example, readExample, readFeatures } from './feature-row.js';
import { Learner, type LearnerKind } from './learner.js';

export type FtrlLogisticParameters = {
  readonly width: number;
  readonly alpha: number;
  readonly beta: number;
  readonly l1: number;
  readonly l2: number;
  readonly gradientLimit: number;
};

export type FtrlLogisticState = {
  count: number;
  /** Sum of gradients, less what the weights so far account for. */
  readonly pull: Float64Array;
  readonly gradientSquares: Float64Array;
};

/** Log-odds beyond which a probability is not told from 0 or 1. */
const mostLogOdds = 35;

/**
 * Logistic regression by FTRL-proximal: follow the regularised leader, a rate for each weight.
 *
 *   p = 1/(1 + e^(−w·x));  g = (p − y)·x;  n ← n + g²;  z ← z + g − (√n − √n₋₁)/α·w
 *   w = −(z − sign(z)·l1) / ((β + √n)/α + l2) where |z| > l1, else 0
 *
 * Its last weight is that of a constant 1.
 *
 * @param width          features; integer 1 … 1000; default 1
 * @param alpha          rate of learning; 1e-6 … 1e15; default .05
 * @param beta           evidence before which the rate stays; 1e-6 … 1e15; default 1
 * @param l1             weights with less evidence are 0; 0 … 1e6; default 0
 * @param l2             pull of all weights to 0; 0 … 1e6; default 1
 * @param gradientLimit  most that one example teaches one weight; 1e-3 … 1e9; default 5
 * @input   features within ±1e30, and a target from 0 to 1: 1 for up, 0 for down, ½ for a tie
 * @output  the probability foretold before the example was learned
 * @undefined where the input is no example: NaN, and nothing is learned
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(width); 3·width numbers
 * @source  H. B. McMahan et al., Ad click prediction: a view from the trenches (2013), algorithm 1
 * @example
 * const logistic = new FtrlLogistic({ width: 1, alpha: 1 });
 * for (let i = 0; i < 400; i++) logistic.update({ features: [i % 2 ? 1 : -1], target: i % 2 });
 * logistic.probability([1]) > 0.8; // true
 */
export class FtrlLogistic extends Learner<Example, FtrlLogisticParameters, FtrlLogisticState> {
  static readonly kind: LearnerKind<FtrlLogisticParameters, FtrlLogisticState> = {
    name: 'ftrlLogistic',
    version: 1,
    parameters: {
      width: { type: 'integer', min: 1, max: 1000, default: 1 },
      alpha: real(0.05, 1e-6, 1e15),
      beta: real(1, 1e-6, 1e15),
      l1: real(0, 0, 1e6),
      l2: real(1, 0, 1e6),
      gradientLimit: real(5, 1e-3, 1e9),
    },
    init: ({ width }) => ({
      count: 0,
      pull: new Float64Array(width + 1),
      gradientSquares: new Float64Array(width + 1),
    }),
    invariants: () =>
      ({ __proto__: null, pull: [-1e40, 1e40], gradientSquares: [0, 1e34] }) as const,
  };

  readonly #x: Float64Array;

  constructor(parameters?: Given<FtrlLogisticParameters>) {
    super(FtrlLogistic.kind, parameters);
    this.#x = new Float64Array(this.parameters.width + 1).fill(1);
  }

  update(example: Example): number {
    const target = this.#read(example);
    if (Number.isNaN(target)) return Number.NaN;
    const said = this.#probability();
    this.#learn(said - target);
    return said;
  }

  peek(example: Example): number {
    return Number.isNaN(this.#read(example)) ? Number.NaN : this.#probability();
  }

  /** The probability of 1 with `features`; NaN where they are not `width` numbers. */
  probability(features: ArrayLike<number>): number {
    const isRow = readFeatures(features, this.parameters.width, this.#x);
    return isRow ? this.#probability() : Number.NaN;
  }

  /** The weights as they are now, that of the constant last. */
  get weights(): Float64Array {
    return this.state.pull.map((_, i) => this.#weight(i));
  }

  #read(example: Example): number {
    const target = readExample(example, this.parameters.width, this.#x);
    return target >= 0 && target <= 1 ? target : Number.NaN;
  }

  #weight(i: number): number {
    const { alpha, beta, l1, l2 } = this.parameters;
    const z = this.state.pull[i]!;
    const beyond = Math.abs(z) - l1;
    if (!(beyond > 0)) return 0;
    const size = beyond / ((beta + Math.sqrt(this.state.gradientSquares[i]!)) / alpha + l2);
    return z > 0 ? -size : size;
  }

  #probability(): number {
    let logOdds = 0;
    for (let i = 0; i < this.#x.length; i++) logOdds += this.#weight(i) * this.#x[i]!;
    return probabilityOf(Math.min(mostLogOdds, Math.max(-mostLogOdds, logOdds)));
  }

  #learn(excess: number): void {
    const { pull, gradientSquares } = this.state;
    const { alpha, gradientLimit } = this.parameters;
    for (let i = 0; i < pull.length; i++) {
      const slope = excess * this.#x[i]!;
      const g = Math.min(gradientLimit, Math.max(-gradientLimit, slope));
      const weight = this.#weight(i);
      const before = gradientSquares[i]!;
      const after = before + g * g;
      pull[i] = pull[i]! + g - ((Math.sqrt(after) - Math.sqrt(before)) / alpha) * weight;
      gradientSquares[i] = after;
    }
    this.state.count += 1;
  }
}
