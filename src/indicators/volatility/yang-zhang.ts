import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { logRatiosAt } from '../../core/log-ratio.js';
import { bars, type Given, real } from '../../core/parameters.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import type { RangeVolatilityParameters } from './parkinson.js';

export interface YangZhangDesign {
  /** From a window's squared deviations of the overnight move to their share of a year's variance. */
  readonly overnight: number;
  /** The same for the move from open to close. */
  readonly session: number;
  /** The same for the Rogers–Satchell variances. */
  readonly inside: number;
  /** Six pairs of prices, then their logarithms: four of `RogersSatchell`, the gap, the session. */
  readonly room: Float64Array;
  /** Where the windows write mean and squared deviations. */
  readonly moments: Float64Array;
}

function yangZhangDesign(parameters: RangeVolatilityParameters): YangZhangDesign {
  const { period, barsPerYear } = parameters;
  const weight = 0.34 / (1.34 + (period + 1) / (period - 1));
  return {
    overnight: barsPerYear / (period - 1),
    session: (weight * barsPerYear) / (period - 1),
    inside: ((1 - weight) * barsPerYear) / period,
    room: new Float64Array(16).fill(1),
    moments: new Float64Array(2),
  };
}

/** `close` is that of the bar before; NaN until there is one. */
export type YangZhangState = {
  close: number;
  overnight: WindowMomentsState;
  session: WindowMomentsState;
  inside: WindowSumState;
};

const yangZhangInit = ({ period }: RangeVolatilityParameters): YangZhangState => ({
  close: Number.NaN,
  overnight: windowMomentsInit(period),
  session: windowMomentsInit(period),
  inside: windowSumInit(period),
});

/** The volatility with the bar whose logarithms are in the design's room. */
function yangZhangStep(state: YangZhangState, design: YangZhangDesign, keep: boolean): number {
  const { room, moments } = design;
  const overnight = room[4]!;
  if (Number.isNaN(overnight)) return Number.NaN;
  const inside = room[0]! * room[1]! + room[2]! * room[3]!;
  let variance = design.inside * windowSumStep(state.inside, inside, keep);
  windowMomentsStep(state.overnight, overnight, moments, 0, keep);
  variance += design.overnight * moments[1]!;
  windowMomentsStep(state.session, room[5]!, moments, 0, keep);
  return Math.sqrt(variance + design.session * moments[1]!);
}

/**
 * Yang–Zhang volatility: the volatility of a year, from whole bars and the gaps between them.
 *
 *   σ² = barsPerYear · (var(ln(open/close₋₁)) + k·var(ln(close/open)) + (1 − k)·RS)
 *   k = 0.34 / (1.34 + (period + 1)/(period − 1)),  RS as in `RogersSatchell`,  var of the sample
 *
 * Neither drift nor gaps mislead it.
 *
 * @param period       bars in the window; integer ≥ 2. Usual: 20.
 * @param barsPerYear  1 … 1e9; 1 leaves it per bar. Usual: 252 for daily bars (TTR: 260).
 * @input   bar: open, high, low, close, all > 0; degree 0
 * @output  ≥ 0, a fraction, not a percentage
 * @warmUp  period + 1: the first bar only anchors the gap
 * @undefined where a price is not above 0; such a bar is left out
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 5·period numbers; six logarithms a bar
 * @source  D. Yang & Q. Zhang, Drift-independent volatility estimation based on high, low, open,
 *          and close prices, Journal of Business 73 (2000)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const volatility = new YangZhang({ period: 2, barsPerYear: 1 });
 * [bar(10, 12, 10, 11), bar(11, 12, 10, 12)].map((b) => volatility.update(b)); // [NaN, NaN]
 * volatility.update(bar(13, 13, 11, 12)).toFixed(4); // '0.1379'
 */
export class YangZhang extends OhlcOperator<number, RangeVolatilityParameters, YangZhangState> {
  static readonly kind: Kind<'yangZhang', RangeVolatilityParameters> = {
    name: 'yangZhang',
    version: 2,
    title: 'Yang–Zhang volatility',
    aliases: ['yangZhangVolatility', 'yz'],
    reads: 'bar',
    parameters: { period: bars(20, 2), barsPerYear: real(252, 1, 1e9) },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
    lateStart: 'a bar with a price that is not above 0 is passed over',
  };

  readonly #design: YangZhangDesign;

  constructor(parameters?: Given<RangeVolatilityParameters>) {
    super(YangZhang.kind, parameters, yangZhangInit);
    this.#design = yangZhangDesign(this.parameters);
  }

  protected step(
    open: number,
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = Number.NaN;
    if (!(open > 0 && high > 0 && low > 0 && close > 0)) return;
    const { state } = this;
    const design = this.#design;
    const { room } = design;
    room[0] = room[2] = high;
    room[4] = room[6] = low;
    room[1] = room[5] = room[10] = close;
    room[3] = room[7] = room[8] = room[11] = open;
    room[9] = state.close;
    logRatiosAt(room, 8);
    if (keep) state.close = close;
    out[at] = yangZhangStep(state, design, keep);
  }
}
