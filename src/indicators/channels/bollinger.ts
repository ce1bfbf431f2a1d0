import type { Kind } from '../../core/kind.js';
import { bars, flag, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { ValueOperator } from '../../core/value-operator.js';
import { meanKinds, meanSettle, requireMeanTold } from '../moving-averages/mean.js';
import {
  type BollingerDesign,
  type BollingerParameters,
  type BollingerState,
  type BollingerValue,
  bollingerBlock,
  bollingerDesign,
  bollingerInit,
  bollingerStep,
} from './bollinger-step.js';

export type BollingerColumns = ColumnsOf<BollingerValue>;

/**
 * Bollinger bands: a moving average with bands some standard deviations away.
 *
 *   middle = mean(x),  upper, lower = middle ± multiplier · sd(x)
 *   percentB = (x − lower) / (upper − lower),  width = (upper − lower) / middle
 *
 * The standard deviation is the population's (TA-Lib, TradingView, TTR); a few use the sample's.
 *
 * @param period      inputs in the window; integer ≥ 2. Usual: 20.
 * @param multiplier  0 … 1000. Usual: 2.
 * @param sample      divide by period − 1; default false
 * @param mean        of the middle: 'sma' (default), 'ema', 'rma' or 'wma'; the deviation stays that
 *                    from the plain mean (TradingView, TA-Lib's MAType)
 * @input   any number; degree 1
 * @output  `{ upper, middle, lower, percentB, width }`; the last two of degree 0
 * @warmUp  period
 * @undefined percentB in a flat window, width where the mean is ≤ 0
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` with a period of 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  J. Bollinger, Bollinger on Bollinger Bands (2001), chapter 7
 * @example
 * const bands = new Bollinger({ period: 2, multiplier: 1 });
 * [10, 12].map((x) => bands.update(x).upper); // [NaN, 12]
 */
export class Bollinger extends ValueOperator<BollingerValue, BollingerParameters, BollingerState> {
  static readonly kind: Kind<'bollinger', BollingerParameters> = {
    name: 'bollinger',
    version: 2,
    title: 'Bollinger bands',
    aliases: [
      'bb',
      'bbands',
      'bollingerBands',
      'bbw',
      'bbp',
      'bbl',
      'bbm',
      'bbu',
      'percentB',
      'boll',
      'bandwidth',
      'bbWidth',
    ],
    reads: 'value',
    parameters: {
      period: bars(20, 2),
      multiplier: real(2, 0, 1000),
      sample: flag(),
      mean: oneOf(...meanKinds('sma')),
    },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
      percentB: { degree: {}, guides: [0, 1] },
      width: { degree: {} },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period, mean }) =>
      mean === 'ema' || mean === 'rma' ? Number.POSITIVE_INFINITY : period,
    settle: ({ period, mean }) => meanSettle(mean, period),
  };

  readonly #design: BollingerDesign;

  constructor(parameters?: Given<BollingerParameters>) {
    super(Bollinger.kind, parameters, bollingerInit);
    this.#design = bollingerDesign(this.parameters);
  }

  protected override revive({ middle }: BollingerState, outputs: Float64Array): void {
    requireMeanTold(middle, this.#design.middle, outputs[1]!, 'state.kernel.middle');
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    bollingerStep(this.state, x, this.#design, out, at, keep);
  }

  protected override processRows(
    column: Float64Array,
    length: number,
    output: BollingerColumns,
  ): BollingerColumns {
    const { state, outputs } = this;
    this.absorbed += bollingerBlock(state, column, length, this.#design, output, outputs);
    return output;
  }

  protected override record(row: Float64Array): BollingerValue {
    return {
      upper: row[0]!,
      middle: row[1]!,
      lower: row[2]!,
      percentB: row[3]!,
      width: row[4]!,
    };
  }
}
