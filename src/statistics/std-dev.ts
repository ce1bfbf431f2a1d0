import type { Kind } from '../core/kind.js';
import { bars, flag, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { momentsDivisor } from './divisor.js';
import { type WindowMomentsState, windowMomentsInit, windowMomentsStep } from './window-moments.js';

export interface StdDevParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

/**
 * Standard deviation: how far the last `period` inputs typically stand from their mean.
 *
 *   sd = √(Σ(x − mean)² / period), or / (period − 1) for a sample
 *
 * The population's by default (TA-Lib, TradingView, TTR's bands); pandas and R default to the
 * sample's. Exactly 0 in a flat window, never negative, whatever the offset or an outlier before.
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 20.
 * @param sample  divide by period − 1; default false
 * @input   any number; degree 1
 * @output  ≥ 0
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` with a period of 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  B. P. Welford (1962); T. F. Chan, G. H. Golub, R. J. LeVeque (1979)
 * @example
 * const deviation = new StdDev(2);
 * [1, 3, 3].map((x) => deviation.update(x)); // [NaN, 1, 0]
 */
export class StdDev extends ValueOperator<number, StdDevParameters, WindowMomentsState> {
  static readonly kind: Kind<'stdDev', StdDevParameters> = {
    name: 'stdDev',
    version: 1,
    title: 'Standard deviation',
    aliases: ['standardDeviation', 'stdev', 'std', 'sd', 'sigma'],
    reads: 'value',
    parameters: { period: bars(20), sample: flag() },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #divisor: number;

  constructor(parameters?: Given<StdDevParameters>) {
    super(StdDev.kind, parameters, ({ period }) => windowMomentsInit(period));
    this.#divisor = momentsDivisor(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = this.#deviation(x, keep);
  }

  #deviation(x: number, keep: boolean): number {
    windowMomentsStep(this.state, x, this.io, 0, keep);
    return Math.sqrt(this.io[1]! / this.#divisor);
  }
}
