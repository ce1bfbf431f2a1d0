import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import {
  type ExponentialMeanDesign,
  type ExponentialMeanState,
  emaDesign,
  exponentialMeanInit,
  exponentialMeanStep,
} from '../../statistics/exponential-mean.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface MassIndexParameters {
  /** Period of the EMA of the range, and of the EMA of that. */
  readonly emaPeriod: number;
  /** Ratios of the two in the sum. */
  readonly period: number;
}

export type MassIndexState = {
  once: ExponentialMeanState;
  twice: ExponentialMeanState;
  ratios: WindowSumState;
};

const massIndexInit = ({ period }: MassIndexParameters): MassIndexState => ({
  once: exponentialMeanInit(),
  twice: exponentialMeanInit(),
  ratios: windowSumInit(period),
});

/**
 * Mass index: whether the bars have been widening, whichever way the price went.
 *
 *   once = ema(high − low, emaPeriod),  twice = ema(once, emaPeriod),  mass = Σ once/twice
 *
 * @param emaPeriod  integer ≥ 1. Usual: 9.
 * @param period     ratios in the sum; integer ≥ 1. Usual: 25 (TradingView: 10).
 * @input   bar: high, low; degree 0
 * @output  > 0, about `period`
 * @warmUp  2·emaPeriod + period − 2
 * @undefined while no bar has had a range; such a ratio is left out of the sum
 * @throws {ConfigError} if a parameter is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; period + 4 numbers
 * @source  D. Dorsey, The mass index, TASC (June 1992)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const mass = new MassIndex({ emaPeriod: 1, period: 2 });
 * [bar(12, 10), bar(14, 11)].map((b) => mass.update(b)); // [NaN, 2]
 */
export class MassIndex extends HlOperator<number, MassIndexParameters, MassIndexState> {
  static readonly kind: Kind<'massIndex', MassIndexParameters> = {
    name: 'massIndex',
    version: 1,
    title: 'Mass index',
    aliases: ['mass', 'mi'],
    reads: 'bar',
    parameters: { emaPeriod: bars(9), period: bars(25) },
    outputs: { value: { degree: {}, guides: [26.5, 27] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ emaPeriod, period }) => 2 * emaPeriod + period - 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ emaPeriod, period }) => 16 * emaPeriod + period,
    lateStart: 'while no bar has had a range there is no ratio to absorb',
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<MassIndexParameters>) {
    super(MassIndex.kind, parameters, massIndexInit);
    this.#design = emaDesign(this.parameters.emaPeriod);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const range = high - low;
    const design = this.#design;
    const once = exponentialMeanStep(state.once, range, design, keep);
    const twice = exponentialMeanStep(state.twice, once, design, keep);
    out[at] = windowSumStep(state.ratios, twice === 0 ? Number.NaN : once / twice, keep);
  }
}
