import type { Columns } from '../../bars/bar.js';
import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { windowRangeStep } from '../../statistics/window-range.js';
import { windowSumStep } from '../../statistics/window-sum.js';
import {
  type MeanDesign,
  meanDesign,
  meanKinds,
  meanSettle,
  meanStep,
  sumOf,
} from '../moving-averages/mean.js';
import {
  type StochasticParameters,
  type StochasticState,
  stochasticBlock,
  stochasticInit,
} from './stochastic-block.js';

export interface StochasticValue {
  readonly k: number;
  /** Mean of `k`: the signal line. */
  readonly d: number;
}

export type StochasticColumns = ColumnsOf<StochasticValue>;

/**
 * Stochastic oscillator: where the close stands in the range of the last bars.
 *
 *   place = 100·(close − lowest) / (highest − lowest)
 *   k = mean(place, slowing),  d = mean(k, dPeriod)
 *
 * A mean of ratios (TA-Lib, TradingView); MetaTrader divides two sums. `slowing: 1` is the fast
 * stochastic, 3 the slow one.
 *
 * @param kPeriod  bars in the range; integer ≥ 1. Usual: 14.
 * @param slowing  places in the mean that is k; integer ≥ 1. Usual: 3 (TradingView: 1).
 * @param dPeriod  values of k in the mean that is d; integer ≥ 1. Usual: 3.
 * @param mean     of both: 'sma' (default), 'ema', 'rma' or 'wma' (TA-Lib's MAType 0, 1, –, 2)
 * @input   bar: high, low, close; degree 0
 * @output  `{ k, d }`, 0 … 100
 * @warmUp  kPeriod + slowing + dPeriod − 2; k: kPeriod + slowing − 1
 * @undefined in a flat range, which the means leave out (TA-Lib takes 0 for it, TTR 50)
 * @throws {ConfigError} if a parameter is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·kPeriod + slowing + dPeriod numbers
 * @source  G. C. Lane, Lane's stochastics, TASC (1984)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const stochastic = new Stochastic({ kPeriod: 2, slowing: 1, dPeriod: 2 });
 * stochastic.update(bar(12, 10, 11)); // { k: NaN, d: NaN }
 * stochastic.update(bar(14, 11, 13)); // { k: 75, d: NaN }
 * stochastic.update(bar(15, 13, 15)); // { k: 100, d: 87.5 }
 */
export class Stochastic extends HlcOperator<
  StochasticValue,
  StochasticParameters,
  StochasticState
> {
  static readonly kind: Kind<'stochastic', StochasticParameters> = {
    name: 'stochastic',
    version: 2,
    title: 'Stochastic oscillator',
    aliases: [
      'stoch',
      'stochasticOscillator',
      'kd',
      'stochf',
      'slowStochastic',
      'fastStochastic',
      'percentK',
      'percentD',
    ],
    reads: 'bar',
    parameters: {
      kPeriod: bars(14),
      slowing: bars(3),
      dPeriod: bars(3),
      mean: oneOf(...meanKinds('sma')),
    },
    outputs: {
      k: { degree: {}, range: [0, 100], guides: [20, 80] },
      d: { degree: {}, range: [0, 100] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'k.sum': [0, 100],
      'k.exponential': [0, 100],
      'd.sum': [0, 100],
      'd.exponential': [0, 100],
    },
    warmUp: ({ kPeriod, slowing, dPeriod }) => kPeriod + slowing + dPeriod - 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ kPeriod, slowing, dPeriod, mean }) =>
      kPeriod + meanSettle(mean, slowing) + meanSettle(mean, dPeriod) - 2,
    lateStart: 'a flat range has no place to absorb',
  };

  readonly #k: MeanDesign;
  readonly #d: MeanDesign;

  constructor(parameters?: Given<StochasticParameters>) {
    super(Stochastic.kind, parameters, stochasticInit);
    const { slowing, dPeriod, mean } = this.parameters;
    this.#k = meanDesign(mean, slowing);
    this.#d = meanDesign(mean, dPeriod);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    windowRangeStep(state.range, high, low, out, at, keep);
    const range = out[at]! - out[at + 1]!;
    const place = range === 0 ? Number.NaN : 100 * ((close - out[at + 1]!) / range);
    if (this.parameters.mean === 'sma') {
      // Apart, so that engines find the usual step small enough to put it where it is called.
      const k = windowSumStep(sumOf(state.k), place, keep) / this.#k.weights;
      out[at] = k;
      out[at + 1] = windowSumStep(sumOf(state.d), k, keep) / this.#d.weights;
      return;
    }
    const k = meanStep(state.k, place, this.#k, keep);
    out[at] = k;
    out[at + 1] = meanStep(state.d, k, this.#d, keep);
  }

  protected override processRows(
    columns: Columns,
    length: number,
    output: StochasticColumns,
  ): StochasticColumns {
    if (this.parameters.mean !== 'sma') return super.processRows(columns, length, output);
    this.absorbed += stochasticBlock(this.state, columns, length, output, this.outputs);
    return output;
  }

  protected override record(row: Float64Array): StochasticValue {
    return { k: row[0]!, d: row[1]! };
  }
}
