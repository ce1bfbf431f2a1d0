import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import {
  type WindowMaxAgeState,
  windowMaxAgeInit,
  windowMaxAgeStep,
  windowMinAgeStep,
} from '../../statistics/window-max-age.js';

export interface SwingPivotsParameters {
  /** Bars before that it is held against. */
  readonly left: number;
  /** Bars after, until it is said. */
  readonly right: number;
}

export interface SwingPivotsValue {
  readonly high: number;
  readonly low: number;
}

export type SwingPivotsColumns = ColumnsOf<SwingPivotsValue>;

export type SwingPivotsState = {
  highs: DelayState;
  lows: DelayState;
  highest: WindowMaxAgeState;
  lowest: WindowMaxAgeState;
};

const swingPivotsInit = ({ left, right }: SwingPivotsParameters): SwingPivotsState => ({
  highs: delayInit(right),
  lows: delayInit(right),
  highest: windowMaxAgeInit(left + right + 1),
  lowest: windowMaxAgeInit(left + right + 1),
});

/**
 * Swing pivots: highs above the bars around them and lows below, said `right` bars late.
 *
 *   high: that of `right` bars ago, if no high of the `left` bars before is above it and none of those after reaches it
 *
 * Equal highs before do not matter, equal ones after do (TradingView's `ta.pivothigh`); for `fractal` both do.
 *
 * @param left   bars before; integer ≥ 1. Usual: 5.
 * @param right  bars after; integer ≥ 1. Usual: 5.
 * @input   bar: high, low; degree 1
 * @output  `{ high, low }`, NaN where there is none
 * @warmUp  left + right + 1
 * @undefined wherever the bar `right` ago is no pivot, which is most of the time
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(left + right) once a lap; 4·(left + right) numbers
 * @source  TradingView, `ta.pivothigh` and `ta.pivotlow`
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const swings = new SwingPivots({ left: 1, right: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13), bar(13, 11, 12)].map((b) => swings.update(b).high); // [NaN, NaN, 14]
 */
export class SwingPivots extends HlOperator<
  SwingPivotsValue,
  SwingPivotsParameters,
  SwingPivotsState
> {
  static readonly kind: Kind<'swingPivots', SwingPivotsParameters> = {
    name: 'swingPivots',
    version: 1,
    title: 'Swing pivots',
    aliases: ['pivotHigh', 'pivotLow', 'swing'],
    reads: 'bar',
    parameters: { left: bars(5), right: bars(5) },
    outputs: { high: { degree: { price: 1 } }, low: { degree: { price: 1 } } },
    pane: 'overlay',
    warmUp: ({ left, right }) => left + right + 1,
    memory: ({ left, right }) => left + right + 1,
    lateStart: 'a bar is seldom a pivot',
  };

  constructor(parameters?: Given<SwingPivotsParameters>) {
    super(SwingPivots.kind, parameters, swingPivotsInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { right } = this.parameters;
    const top = delayStep(state.highs, high, keep);
    const bottom = delayStep(state.lows, low, keep);
    out[at] = windowMaxAgeStep(state.highest, high, keep) === right ? top : Number.NaN;
    out[at + 1] = windowMinAgeStep(state.lowest, low, keep) === right ? bottom : Number.NaN;
  }

  protected override record(row: Float64Array): SwingPivotsValue {
    return { high: row[0]!, low: row[1]! };
  }
}
