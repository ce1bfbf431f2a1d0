import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from '../volatility/true-range.js';

export interface VortexParameters {
  /** Bars in the window. */
  readonly period: number;
}

export interface VortexValue {
  readonly plus: number;
  readonly minus: number;
}

export type VortexColumns = ColumnsOf<VortexValue>;

/** `high` and `low` are those of the bar before; NaN until there is one. */
export type VortexState = {
  high: number;
  low: number;
  range: TrueRangeState;
  plus: WindowSumState;
  minus: WindowSumState;
  ranges: WindowSumState;
};

const vortexInit = ({ period }: VortexParameters): VortexState => ({
  high: Number.NaN,
  low: Number.NaN,
  range: trueRangeInit(),
  plus: windowSumInit(period),
  minus: windowSumInit(period),
  ranges: windowSumInit(period),
});

/**
 * Vortex indicator: how far the highs rose from the lows before, and the lows fell from the highs.
 *
 *   plus = Σ|high − low₋₁| / ΣTR,  minus = Σ|low − high₋₁| / ΣTR
 *
 * @param period  movements in the window; integer ≥ 1. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  `{ plus, minus }`, ≥ 0, about 1
 * @warmUp  period + 1: the first bar only anchors
 * @undefined while the window has no range
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  E. Botes & D. Siepman, The vortex indicator, TASC (January 2010)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const vortex = new Vortex(1);
 * vortex.update(bar(12, 10, 11)).plus; // NaN
 * vortex.update(bar(14, 10, 13)); // { plus: 1, minus: 0.5 }
 */
export class Vortex extends HlcOperator<VortexValue, VortexParameters, VortexState> {
  static readonly kind: Kind<'vortex', VortexParameters> = {
    name: 'vortex',
    version: 1,
    title: 'Vortex indicator',
    aliases: ['vi', 'vortexIndicator'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: {
      plus: { degree: {}, guides: [1] },
      minus: { degree: {}, guides: [1] },
    },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<VortexParameters>) {
    super(Vortex.kind, parameters, vortexInit);
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
    const range = trueRangeStep(state.range, high, low, close, 'skip', keep);
    const ranges = windowSumStep(state.ranges, range, keep);
    const plus = windowSumStep(state.plus, Math.abs(high - state.low), keep);
    const minus = windowSumStep(state.minus, Math.abs(low - state.high), keep);
    out[at] = ranges > 0 ? plus / ranges : Number.NaN;
    out[at + 1] = ranges > 0 ? minus / ranges : Number.NaN;
    if (keep) {
      state.high = high;
      state.low = low;
    }
  }

  protected override record(row: Float64Array): VortexValue {
    return { plus: row[0]!, minus: row[1]! };
  }
}
