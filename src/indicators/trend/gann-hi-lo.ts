import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface GannHiLoParameters {
  /** Highs in the mean that a rise breaks. */
  readonly highPeriod: number;
  /** Lows in the mean that a fall breaks. */
  readonly lowPeriod: number;
}

export interface GannHiLoValue {
  readonly value: number;
  /** 1 after a break upward, −1 after one downward. */
  readonly direction: number;
}

export type GannHiLoColumns = ColumnsOf<GannHiLoValue>;

export type GannHiLoState = {
  highs: WindowSumState;
  lows: WindowSumState;
  highMean: number;
  lowMean: number;
  value: number;
  direction: number;
};

const gannHiLoInit = (p: GannHiLoParameters): GannHiLoState => ({
  highs: windowSumInit(p.highPeriod),
  lows: windowSumInit(p.lowPeriod),
  highMean: Number.NaN,
  lowMean: Number.NaN,
  value: Number.NaN,
  direction: Number.NaN,
});

/**
 * Gann high-low activator: the mean of the lows after a close above the mean of the highs, and the other way.
 *
 *   a close above sma(high, highPeriod) of the bar before: up, value = sma(low, lowPeriod)
 *   a close below sma(low, lowPeriod) of the bar before: down, value = sma(high, highPeriod); else value stands
 *
 * @param highPeriod  integer ≥ 1. Usual: 13.
 * @param lowPeriod   integer ≥ 1. Usual: 21.
 * @input   bar: high, low, close; degree 1
 * @output  `{ value, direction }`; direction is 1 or −1, of degree 0
 * @warmUp  the larger period + 1, or the first break
 * @undefined until the first break
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; both periods in numbers
 * @source  R. Krausz, The new Gann swing chartist, TASC (February 1998)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const gann = new GannHiLo({ highPeriod: 1, lowPeriod: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13)].map((b) => gann.update(b).value); // [NaN, 12]
 */
export class GannHiLo extends HlcOperator<GannHiLoValue, GannHiLoParameters, GannHiLoState> {
  static readonly kind: Kind<'gannHiLo', GannHiLoParameters> = {
    name: 'gannHiLo',
    version: 1,
    title: 'Gann high-low activator',
    aliases: ['hilo', 'gannHighLow'],
    reads: 'bar',
    parameters: { highPeriod: bars(13), lowPeriod: bars(21) },
    outputs: { value: { degree: { price: 1 } }, direction: { degree: {}, range: [-1, 1] } },
    pane: 'overlay',
    warmUp: ({ highPeriod, lowPeriod }) => Math.max(highPeriod, lowPeriod) + 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'until a close breaks a mean there is no line',
  };

  constructor(parameters?: Given<GannHiLoParameters>) {
    super(GannHiLo.kind, parameters, gannHiLoInit);
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
    const { highMean, lowMean } = state;
    const top = windowSumStep(state.highs, high, keep) / state.highs.lap.length;
    const bottom = windowSumStep(state.lows, low, keep) / state.lows.lap.length;
    const isReady = !Number.isNaN(top + bottom + highMean + lowMean);
    let { value, direction } = state;
    if (isReady && close > highMean) {
      value = bottom;
      direction = 1;
    } else if (isReady && close < lowMean) {
      value = top;
      direction = -1;
    }
    out[at] = value;
    out[at + 1] = direction;
    if (keep) {
      state.value = value;
      state.direction = direction;
      state.highMean = top;
      state.lowMean = bottom;
    }
  }

  protected override record(row: Float64Array): GannHiLoValue {
    return { value: row[0]!, direction: row[1]! };
  }
}
