import { OhlcOperator } from '../../bars/ohlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface ImiParameters {
  /** Bars in the sums. */
  readonly period: number;
}

export type ImiState = { up: WindowSumState; down: WindowSumState };

const imiInit = ({ period }: ImiParameters): ImiState => ({
  up: windowSumInit(period),
  down: windowSumInit(period),
});

/**
 * Intraday momentum index: the share of recent movement within bars that was upward.
 *
 *   value = 100·Σup / (Σup + Σdown),  up = max(close − open, 0),  down = max(open − close, 0)
 *
 * @param period  bars in the sums; integer ≥ 1. Usual: 14.
 * @input   bar: open, high, low, close; degree 0
 * @output  0 … 100
 * @warmUp  period
 * @undefined while no bar closes away from its open
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  T. Chande & S. Kroll, The New Technical Trader (1994)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const imi = new Imi(2);
 * [bar(1, 4, 0, 3), bar(3, 5, 1, 2)].map((b) => imi.update(b)); // [NaN, 66.66666666666666]
 */
export class Imi extends OhlcOperator<number, ImiParameters, ImiState> {
  static readonly kind: Kind<'imi', ImiParameters> = {
    name: 'imi',
    version: 1,
    title: 'Intraday momentum index',
    aliases: ['intradayMomentum', 'intradayMomentumIndex'],
    reads: 'bar',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [0, 100], guides: [30, 70] } },
    pane: 'own',
    invariants: { __proto__: null, up: notNegative, down: notNegative },
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<ImiParameters>) {
    super(Imi.kind, parameters, imiInit);
  }

  protected step(
    open: number,
    _high: number,
    _low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const up = windowSumStep(state.up, Math.max(close - open, 0), keep);
    const down = windowSumStep(state.down, Math.max(open - close, 0), keep);
    out[at] = 100 * ratio(up, up + down);
  }
}
