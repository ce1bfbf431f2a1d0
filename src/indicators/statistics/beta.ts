import type { Kind } from '../../core/kind.js';
import { PairOperator } from '../../core/pair-operator.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type WindowCoMomentsState,
  windowCoMomentsInit,
  windowCoMomentsStep,
} from '../../statistics/window-co-moments.js';

export interface BetaParameters {
  /** Pairs in the window. */
  readonly period: number;
}

/** Of the moments that `windowCoMomentsStep` wrote at `at`: the slope of y on x. */
export function betaOf(moments: Float64Array, at: number): number {
  return ratio(moments[at + 4]!, moments[at + 2]!);
}

/**
 * Beta: how far y moves when the benchmark x moves by one.
 *
 *   beta = covariance(x, y) / variance(x), the slope of the least-squares line of y over x
 *
 * Feed it returns; TA-Lib's BETA takes prices and makes the returns itself.
 *
 * @param period  pairs in the window; integer ≥ 2. Usual: 20.
 * @input   [x, y], any numbers; degree 1 in y and −1 in x, so 0 where both are scaled
 * @output  any number; 1 moves with the benchmark
 * @warmUp  period
 * @undefined while x does not move
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers
 * @source  W. Sharpe, Capital asset prices, Journal of Finance 19 (1964)
 * @example
 * const beta = new Beta(2);
 * [[1, 4], [3, 8], [3, 6]].map(([x, y]) => beta.update([x, y])); // [NaN, 2, NaN]
 */
export class Beta extends PairOperator<number, BetaParameters, WindowCoMomentsState> {
  static readonly kind: Kind<'beta', BetaParameters> = {
    name: 'beta',
    version: 1,
    title: 'Beta',
    aliases: ['betaCoefficient'],
    reads: 'pair',
    parameters: { period: bars(20, 2) },
    outputs: { value: { degree: {}, guides: [1] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #moments: Float64Array = new Float64Array(5);

  constructor(parameters?: Given<BetaParameters>) {
    super(Beta.kind, parameters, ({ period }) => windowCoMomentsInit(period));
  }

  protected step(x: number, y: number, out: Float64Array, at: number, keep: boolean): void {
    windowCoMomentsStep(this.state, x, y, this.#moments, 0, keep);
    out[at] = betaOf(this.#moments, 0);
  }
}
