import type { Kind } from '../../core/kind.js';
import { isAdmissible } from '../../core/operator.js';
import { bars, flag, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { refuse } from '../../core/transfer.js';
import { ValueOperator } from '../../core/value-operator.js';
import { momentsDivisor } from '../../statistics/divisor.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';
import {
  type MeanDesign,
  type MeanKind,
  type MeanState,
  meanDesign,
  meanInit,
  meanKinds,
  meanSettle,
  meanStep,
  requireMeanTold,
} from '../moving-averages/mean.js';

export interface BollingerParameters {
  readonly period: number;
  /** Standard deviations from the middle to a band. */
  readonly multiplier: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
  /** The mean that is the middle; deviations are from the plain one. */
  readonly mean: MeanKind;
}

export interface BollingerValue {
  readonly upper: number;
  /** Mean of the window. */
  readonly middle: number;
  readonly lower: number;
  /** Where the input stands between the bands: 0 at the lower, 1 at the upper. */
  readonly percentB: number;
  /** Distance of the bands over the middle: Bollinger's BandWidth. */
  readonly width: number;
}

export type BollingerColumns = ColumnsOf<BollingerValue>;

/** `middle` is empty where the middle is the plain mean, which the window has. */
export type BollingerState = { window: WindowMomentsState; middle: MeanState };

function bollingerInit({ period, mean }: BollingerParameters): BollingerState {
  return {
    window: windowMomentsInit(period),
    middle: mean === 'sma' ? {} : meanInit(mean, period),
  };
}

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

  readonly #divisor: number;
  readonly #middle: MeanDesign;

  constructor(parameters?: Given<BollingerParameters>) {
    super(Bollinger.kind, parameters, bollingerInit);
    const { mean, period } = this.parameters;
    this.#divisor = momentsDivisor(this.parameters);
    this.#middle = meanDesign(mean, period);
  }

  protected override revive({ middle }: BollingerState, outputs: Float64Array): void {
    requireMeanTold(middle, this.#middle, outputs[1]!, 'state.kernel.middle');
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { multiplier, mean } = this.parameters;
    windowMomentsStep(this.state.window, x, out, at, keep);
    const middle = mean === 'sma' ? out[at]! : meanStep(this.state.middle, x, this.#middle, keep);
    const reach = multiplier * Math.sqrt(out[at + 1]! / this.#divisor);
    out[at] = middle + reach;
    out[at + 1] = middle;
    out[at + 2] = middle - reach;
    out[at + 3] = reach === 0 ? Number.NaN : (x - middle + reach) / (2 * reach);
    out[at + 4] = middle > 0 ? (2 * reach) / middle : Number.NaN;
  }

  protected override processRows(
    column: Float64Array,
    length: number,
    output: BollingerColumns,
  ): BollingerColumns {
    const { io, outputs } = this;
    const { upper, middle, lower, percentB, width } = output;
    for (let i = 0; i < length; i++) {
      const x = column[i]!;
      const row = isAdmissible(x) ? outputs : io;
      if (row === io) refuse(io, 0, 5);
      else {
        this.step(x, outputs, 0, true);
        this.absorbed += 1;
      }
      upper[i] = row[0]!;
      middle[i] = row[1]!;
      lower[i] = row[2]!;
      percentB[i] = row[3]!;
      width[i] = row[4]!;
    }
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
