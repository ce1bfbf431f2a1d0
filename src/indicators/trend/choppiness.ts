import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { log } from '../../core/log.js';
import { bars, type Given } from '../../core/parameters.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import { type TrueRangeState, trueRangeInit, trueRangeStep } from '../volatility/true-range.js';

export interface ChoppinessParameters {
  /** Bars in the window. */
  readonly period: number;
}

export type ChoppinessState = {
  range: TrueRangeState;
  path: WindowSumState;
  extremes: WindowRangeState;
};

export const choppinessInit = ({ period }: ChoppinessParameters): ChoppinessState => ({
  range: trueRangeInit(),
  path: windowSumInit(period),
  extremes: windowRangeInit(period),
});

/** How many times the window's range was travelled; NaN while there is no range; `scratch` is where the
 * window writes its extremes. */
function choppinessStep(
  state: ChoppinessState,
  high: number,
  low: number,
  close: number,
  scratch: Float64Array,
  keep: boolean,
): number {
  const range = trueRangeStep(state.range, high, low, close, 'skip', keep);
  const path = windowSumStep(state.path, range, keep);
  windowRangeStep(state.extremes, high, low, scratch, 0, keep);
  const span = scratch[0]! - scratch[1]!;
  return path > 0 && span > 0 ? path / span : Number.NaN;
}

/**
 * Choppiness index: how often the market travelled its own range, on a logarithmic scale.
 *
 *   CHOP = 100 · ln(ΣTR / (highest − lowest)) / ln(period)
 *
 * Near 100 the price went back and forth, near 0 straight ahead; gaps can lift it above 100.
 * TradingView counts the first bar's own range and is a bar earlier.
 *
 * @param period  bars in the window; integer ≥ 2. Usual: 14.
 * @input   bar: high, low, close; degree 0
 * @output  ≥ 0
 * @warmUp  period + 1: the first bar only anchors the true range
 * @undefined while the window has no range
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  E. W. Dreiss (1993)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const choppiness = new Choppiness(2);
 * const bars = [bar(12, 10, 11), bar(12, 10, 11), bar(12, 10, 11)];
 * bars.map((b) => choppiness.update(b)); // [NaN, NaN, 100]
 */
export class Choppiness extends HlcOperator<number, ChoppinessParameters, ChoppinessState> {
  static readonly kind: Kind<'choppiness', ChoppinessParameters> = {
    name: 'choppiness',
    version: 2,
    title: 'Choppiness index',
    aliases: ['chop', 'choppinessIndex', 'ci'],
    reads: 'bar',
    parameters: { period: bars(14, 2) },
    outputs: { value: { degree: {}, guides: [38.2, 61.8] } },
    pane: 'own',
    invariants: { __proto__: null, path: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  /** What makes a path of `period` ranges 100. */
  readonly #scale: number;

  constructor(parameters?: Given<ChoppinessParameters>) {
    super(Choppiness.kind, parameters, choppinessInit);
    this.#scale = 100 / log(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = this.#scale * log(choppinessStep(this.state, high, low, close, this.io, keep));
  }
}
