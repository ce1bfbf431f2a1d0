import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface AccelerationBandsParameters {
  /** Bars in the means. */
  readonly period: number;
  /** How much of its width a bar is pushed by. */
  readonly factor: number;
}

export interface AccelerationBandsValue {
  readonly upper: number;
  readonly middle: number;
  readonly lower: number;
}

export type AccelerationBandsColumns = ColumnsOf<AccelerationBandsValue>;

export type AccelerationBandsState = {
  upper: WindowSumState;
  middle: WindowSumState;
  lower: WindowSumState;
};

const accelerationBandsInit = ({
  period,
}: AccelerationBandsParameters): AccelerationBandsState => ({
  upper: windowSumInit(period),
  middle: windowSumInit(period),
  lower: windowSumInit(period),
});

/**
 * Acceleration bands: means of highs and lows that are pushed apart by how wide their bars are.
 *
 *   s = (high − low)/(high + low),  upper = sma(high·(1 + factor·s)),  lower = sma(low·(1 − factor·s)),  middle = sma(close)
 *
 * @param period  bars in the means; integer ≥ 1. Usual: 20.
 * @param factor  0 … 1000. Usual: 4 (TA-Lib).
 * @input   bar: high, low, close; degree 1
 * @output  `{ upper, middle, lower }`
 * @warmUp  period
 * @undefined where high + low is not above 0, which is not absorbed
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  P. Headley, Big Trends in Trading (2002)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const bands = new AccelerationBands({ period: 1, factor: 1 });
 * bands.update(bar(12, 8, 10)).upper; // 14.399999999999999
 */
export class AccelerationBands extends HlcOperator<
  AccelerationBandsValue,
  AccelerationBandsParameters,
  AccelerationBandsState
> {
  static readonly kind: Kind<'accelerationBands', AccelerationBandsParameters> = {
    name: 'accelerationBands',
    version: 1,
    title: 'Acceleration bands',
    aliases: ['accBands', 'abands'],
    reads: 'bar',
    parameters: { period: bars(20), factor: real(4, 0, 1000) },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
    },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => period,
    lateStart: 'a bar without a price is passed over',
  };

  constructor(parameters?: Given<AccelerationBandsParameters>) {
    super(AccelerationBands.kind, parameters, accelerationBandsInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { upper, middle, lower } = this.state;
    const sum = high + low;
    const push = sum > 0 ? this.parameters.factor * ((high - low) / sum) : Number.NaN;
    const close0 = sum > 0 ? close : Number.NaN;
    out[at] = windowSumStep(upper, high * (1 + push), keep) / upper.lap.length;
    out[at + 1] = windowSumStep(middle, close0, keep) / middle.lap.length;
    out[at + 2] = windowSumStep(lower, low * (1 - push), keep) / lower.lap.length;
  }

  protected override record(row: Float64Array): AccelerationBandsValue {
    return { upper: row[0]!, middle: row[1]!, lower: row[2]! };
  }
}
