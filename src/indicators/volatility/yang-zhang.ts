import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { logRatio } from '../../core/log-ratio.js';
import { bars, type Given, real } from '../../core/parameters.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import type { RangeVolatilityParameters } from './parkinson.js';
import { rogersSatchellVariance } from './rogers-satchell.js';

export interface YangZhangDesign {
  /** From a window's squared deviations of the overnight move to their share of a year's variance. */
  readonly overnight: number;
  /** The same for the move from open to close. */
  readonly session: number;
  /** The same for the Rogers–Satchell variances. */
  readonly inside: number;
  /** Where the windows write mean and squared deviations. */
  readonly scratch: Float64Array;
}

function yangZhangDesign(parameters: RangeVolatilityParameters): YangZhangDesign {
  const { period, barsPerYear } = parameters;
  const weight = 0.34 / (1.34 + (period + 1) / (period - 1));
  return {
    overnight: barsPerYear / (period - 1),
    session: (weight * barsPerYear) / (period - 1),
    inside: ((1 - weight) * barsPerYear) / period,
    scratch: new Float64Array(2),
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

function yangZhangStep(
  state: YangZhangState,
  open: number,
  high: number,
  low: number,
  close: number,
  design: YangZhangDesign,
  keep: boolean,
): number {
  const inside = rogersSatchellVariance(open, high, low, close);
  if (Number.isNaN(inside)) return Number.NaN;
  const overnight = logRatio(open, state.close);
  if (keep) state.close = close;
  if (Number.isNaN(overnight)) return Number.NaN;
  const { scratch } = design;
  let variance = design.inside * windowSumStep(state.inside, inside, keep);
  windowMomentsStep(state.overnight, overnight, scratch, 0, keep);
  variance += design.overnight * scratch[1]!;
  windowMomentsStep(state.session, logRatio(close, open), scratch, 0, keep);
  return Math.sqrt(variance + design.session * scratch[1]!);
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
    out[at] = yangZhangStep(this.state, open, high, low, close, this.#design, keep);
  }
}
