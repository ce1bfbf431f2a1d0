import type { Kind } from '../core/kind.js';
import { PairOperator } from '../core/pair-operator.js';
import { bars, flag, type Given } from '../core/parameters.js';
import { momentsDivisor } from './divisor.js';
import {
  type WindowCoMomentsState,
  windowCoMomentsInit,
  windowCoMomentsStep,
} from './window-co-moments.js';

export interface CovarianceParameters {
  /** Pairs in the window. */
  readonly period: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

/**
 * Covariance: how far two series stray from their means together.
 *
 *   covariance = Σ(x − mean x)·(y − mean y) / period, or / (period − 1) for a sample
 *
 * @param period  pairs in the window; integer ≥ 1. Usual: 20.
 * @param sample  divide by period − 1; default false
 * @input   [x, y], any numbers; degree 1 in each
 * @output  exactly 0 while one side does not move
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` with a period of 1
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers
 * @example
 * const covariance = new Covariance(2);
 * [[1, 4], [3, 8], [3, 6]].map(([x, y]) => covariance.update([x, y])); // [NaN, 2, 0]
 */
export class Covariance extends PairOperator<number, CovarianceParameters, WindowCoMomentsState> {
  static readonly kind: Kind<'covariance', CovarianceParameters> = {
    name: 'covariance',
    version: 1,
    title: 'Covariance',
    aliases: ['cov', 'covar'],
    reads: 'pair',
    parameters: { period: bars(20), sample: flag() },
    outputs: { value: { degree: { price: 2 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #divisor: number;
  readonly #moments: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<CovarianceParameters>) {
    super(Covariance.kind, parameters, ({ period }) => windowCoMomentsInit(period));
    this.#divisor = momentsDivisor(this.parameters);
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    windowCoMomentsStep(this.state, x, y, this.#moments, 0, keep);
    out[at] = this.#moments[4]! / this.#divisor;
  }
}
