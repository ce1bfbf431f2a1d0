import type { Kind } from '../core/kind.js';
import { PairOperator } from '../core/pair-operator.js';
import { bars, type Given } from '../core/parameters.js';
import {
  type WindowCoMomentsState,
  windowCoMomentsInit,
  windowCoMomentsStep,
} from './window-co-moments.js';

export interface CorrelationParameters {
  /** Pairs in the window. */
  readonly period: number;
}

/** Of the moments that `windowCoMomentsStep` wrote at `at`; within −1 … 1, NaN if a side is flat. */
export function correlationOf(moments: Float64Array, at: number): number {
  const squaresX = moments[at + 2]!;
  const squaresY = moments[at + 3]!;
  const products = moments[at + 4]!;
  if (squaresX === 0 || squaresY === 0) return Number.NaN;
  // The product of the two slopes: exact on a line, and nothing is large enough to overflow.
  const size = Math.min(1, Math.sqrt((products / squaresX) * (products / squaresY)));
  return products < 0 ? -size : size;
}

/**
 * Correlation: how close two series come to moving on one line, and in which direction.
 *
 *   correlation = covariance(x, y) / (sd(x) · sd(y))
 *
 * Pearson's; take it of returns: two prices that both drift correlate for no other reason.
 *
 * @param period  pairs in the window; integer ≥ 2. Usual: 20.
 * @input   [x, y], any numbers; degree 0
 * @output  −1 … 1
 * @warmUp  period
 * @undefined while one side does not move
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers
 * @example
 * const correlation = new Correlation(2);
 * [[1, 4], [3, 8], [3, 6]].map(([x, y]) => correlation.update([x, y])); // [NaN, 1, NaN]
 */
export class Correlation extends PairOperator<number, CorrelationParameters, WindowCoMomentsState> {
  static readonly kind: Kind<'correlation', CorrelationParameters> = {
    name: 'correlation',
    version: 1,
    title: 'Correlation',
    aliases: ['corr', 'pearson', 'correl', 'correlationCoefficient'],
    reads: 'pair',
    parameters: { period: bars(20, 2) },
    outputs: { value: { degree: {}, range: [-1, 1], guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #moments: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<CorrelationParameters>) {
    super(Correlation.kind, parameters, ({ period }) => windowCoMomentsInit(period));
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    windowCoMomentsStep(this.state, x, y, this.#moments, 0, keep);
    out[at] = correlationOf(this.#moments, 0);
  }
}
