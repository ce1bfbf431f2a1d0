import type { Kind } from '../../core/kind.js';
import { bars, flag, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { momentsDivisor } from '../../statistics/divisor.js';
import { ratio } from '../../statistics/ratio.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';

export interface ZScoreParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

/**
 * Z-score: how many standard deviations the price stands from the mean of its window.
 *
 *   z = (x − mean) / sd
 *
 * The standard deviation is the population's (scipy's `zscore`, TradingView); pandas and R default
 * to the sample's.
 *
 * @param period  inputs in the window, this one included; integer ≥ 2. Usual: 20.
 * @param sample  divide by period − 1; default false
 * @input   any number; degree 0
 * @output  within ±√(period − 1)
 * @warmUp  period
 * @undefined in a flat window
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @example
 * const z = new ZScore(2);
 * [1, 3, 3].map((x) => z.update(x)); // [NaN, 1, NaN]
 */
export class ZScore extends ValueOperator<number, ZScoreParameters, WindowMomentsState> {
  static readonly kind: Kind<'zScore', ZScoreParameters> = {
    name: 'zScore',
    version: 1,
    title: 'Z-score',
    aliases: ['standardScore', 'standardize'],
    reads: 'value',
    parameters: { period: bars(20, 2), sample: flag() },
    outputs: { value: { degree: {}, guides: [-2, 0, 2] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #divisor: number;

  constructor(parameters?: Given<ZScoreParameters>) {
    super(ZScore.kind, parameters, ({ period }) => windowMomentsInit(period));
    this.#divisor = momentsDivisor(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = this.#score(x, keep);
  }

  #score(x: number, keep: boolean): number {
    const { io } = this;
    windowMomentsStep(this.state, x, io, 0, keep);
    return ratio(x - io[0]!, Math.sqrt(io[1]! / this.#divisor));
  }
}
