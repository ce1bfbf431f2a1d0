import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { wilderDesign } from '../../statistics/exponential-mean.js';
import {
  type WindowMaxState,
  windowMaxInit,
  windowMaxStep,
  windowMinStep,
} from '../../statistics/window-max.js';
import {
  type ChandelierDesign,
  type ChandelierExitState,
  chandelierExitInit,
  chandelierExitStep,
} from './chandelier-exit.js';

export interface ChandeKrollParameters {
  /** Bars in the range, and true ranges in Wilder's mean. */
  readonly period: number;
  /** Average true ranges from the extreme to the first stop. */
  readonly multiplier: number;
  /** First stops of which the most cautious counts. */
  readonly stopPeriod: number;
  /** Leave the first bar out of the ATR, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

export interface ChandeKrollValue {
  /** Stop of a long position. */
  readonly long: number;
  /** Stop of a short position. */
  readonly short: number;
}

export type ChandeKrollColumns = ColumnsOf<ChandeKrollValue>;

export type ChandeKrollState = {
  exit: ChandelierExitState;
  long: WindowMaxState;
  short: WindowMaxState;
};

export const chandeKrollInit = (parameters: ChandeKrollParameters): ChandeKrollState => ({
  exit: chandelierExitInit(parameters.period),
  long: windowMaxInit(parameters.stopPeriod),
  short: windowMaxInit(parameters.stopPeriod),
});

/**
 * Chande Kroll stop: the most cautious of the last chandelier exits.
 *
 *   short = highest(highest high − multiplier·ATR, stopPeriod)
 *   long = lowest(lowest low + multiplier·ATR, stopPeriod)
 *
 * @param period      bars in the range and in the ATR; integer ≥ 1. Usual: 10.
 * @param multiplier  > 0. Usual: 1.
 * @param stopPeriod  integer ≥ 1. Usual: 9.
 * @param firstBar    'skip' (default) or 'range' (TradingView), as in `Atr`
 * @input   bar: high, low, close; degree 1
 * @output  `{ long, short }`
 * @warmUp  period + stopPeriod, one less with 'range'
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·(period + stopPeriod) numbers
 * @source  T. Chande & S. Kroll, The New Technical Trader (1994)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const stop = new ChandeKroll({ period: 1, multiplier: 1, stopPeriod: 2 });
 * const bars = [bar(12, 10, 11), bar(14, 12, 13), bar(15, 13, 14)];
 * bars.map((b) => stop.update(b).short); // [NaN, NaN, 13]
 */
export class ChandeKroll extends HlcOperator<
  ChandeKrollValue,
  ChandeKrollParameters,
  ChandeKrollState
> {
  static readonly kind: Kind<'chandeKroll', ChandeKrollParameters> = {
    name: 'chandeKroll',
    version: 1,
    title: 'Chande Kroll stop',
    aliases: ['chandeKrollStop', 'cks', 'cksp'],
    reads: 'bar',
    parameters: {
      period: bars(10),
      multiplier: real(1, 1e-9, 1000),
      stopPeriod: bars(9),
      firstBar: oneOf('skip', 'range'),
    },
    outputs: { long: { degree: { price: 1 } }, short: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'exit.atr.mean': notNegative },
    warmUp: ({ period, stopPeriod, firstBar }) =>
      period + stopPeriod - (firstBar === 'skip' ? 0 : 1),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, stopPeriod }) => stopPeriod + 16 * period,
  };

  readonly #design: ChandelierDesign;

  constructor(parameters?: Given<ChandeKrollParameters>) {
    super(ChandeKroll.kind, parameters, chandeKrollInit);
    const { period, multiplier, firstBar } = this.parameters;
    this.#design = { multiplier, firstBar, mean: wilderDesign(period) };
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
    chandelierExitStep(state.exit, high, low, close, this.#design, out, at, keep);
    const below = out[at]!;
    const above = out[at + 1]!;
    out[at] = windowMinStep(state.long, above, keep);
    out[at + 1] = windowMaxStep(state.short, below, keep);
  }

  protected override record(row: Float64Array): ChandeKrollValue {
    return { long: row[0]!, short: row[1]! };
  }
}
