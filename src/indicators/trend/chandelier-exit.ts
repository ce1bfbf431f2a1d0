import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, barsLike, type Given, oneOf, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';

export interface ChandelierExitParameters {
  /** Bars in the range. */
  readonly period: number;
  /** Average true ranges from the extreme to the stop. */
  readonly multiplier: number;
  /** True ranges in Wilder's mean; 0 for as many as `period`. */
  readonly atrPeriod: number;
  /** Leave the first bar out of the ATR, or count its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

export interface ChandelierExitValue {
  /** Stop of a long position: so far below the highest high. */
  readonly long: number;
  /** Stop of a short position: so far above the lowest low. */
  readonly short: number;
}

export type ChandelierExitColumns = ColumnsOf<ChandelierExitValue>;

/** What the room between an extreme and its stop is made of. */
export interface ChandelierDesign {
  readonly multiplier: number;
  readonly firstBar: 'skip' | 'range';
  readonly mean: ExponentialMeanDesign;
}

export type ChandelierExitState = { atr: AtrState; extremes: WindowRangeState };

export const chandelierExitInit = (period: number): ChandelierExitState => ({
  atr: atrInit(),
  extremes: windowRangeInit(period),
});

export function chandelierExitStep(
  state: ChandelierExitState,
  high: number,
  low: number,
  close: number,
  design: ChandelierDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { multiplier, firstBar, mean } = design;
  const room = multiplier * atrStep(state.atr, high, low, close, firstBar, mean, keep);
  windowRangeStep(state.extremes, high, low, out, at, keep);
  out[at] = out[at]! - room;
  out[at + 1] = out[at + 1]! + room;
}

/**
 * Chandelier exit: stops that hang some average true ranges from the extremes of the window.
 *
 *   long = highest high − multiplier·ATR,  short = lowest low + multiplier·ATR
 *
 * @param period      bars in the range; integer ≥ 1. Usual: 22.
 * @param multiplier  > 0. Usual: 3.
 * @param atrPeriod   true ranges in the ATR; integer ≥ 1, or 0 (default) for `period`
 * @param firstBar    'skip' (default) or 'range' (TradingView), as in `Atr`
 * @input   bar: high, low, close; degree 1
 * @output  `{ long, short }`
 * @warmUp  the larger of period and atrPeriod + 1 (atrPeriod with 'range')
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  C. Le Beau, in A. Elder, Come into My Trading Room (2002)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const exit = new ChandelierExit({ period: 1, multiplier: 2 });
 * exit.update(bar(12, 10, 11)).long; // NaN
 * exit.update(bar(14, 12, 13)); // { long: 8, short: 18 }
 */
export class ChandelierExit extends HlcOperator<
  ChandelierExitValue,
  ChandelierExitParameters,
  ChandelierExitState
> {
  static readonly kind: Kind<'chandelierExit', ChandelierExitParameters> = {
    name: 'chandelierExit',
    version: 1,
    title: 'Chandelier exit',
    aliases: ['chandelier', 'ce'],
    reads: 'bar',
    parameters: {
      period: bars(22),
      multiplier: real(3, 1e-9, 1000),
      atrPeriod: barsLike('period'),
      firstBar: oneOf('skip', 'range'),
    },
    outputs: { long: { degree: { price: 1 } }, short: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative },
    warmUp: ({ period, atrPeriod, firstBar }) =>
      Math.max(period, (atrPeriod || period) + (firstBar === 'skip' ? 1 : 0)),
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period, atrPeriod }) => 1 + Math.max(period, 16 * (atrPeriod || period)),
  };

  readonly #design: ChandelierDesign;

  constructor(parameters?: Given<ChandelierExitParameters>) {
    super(ChandelierExit.kind, parameters, ({ period }) => chandelierExitInit(period));
    const { period, multiplier, atrPeriod, firstBar } = this.parameters;
    this.#design = { multiplier, firstBar, mean: wilderDesign(atrPeriod || period) };
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    chandelierExitStep(this.state, high, low, close, this.#design, out, at, keep);
  }

  protected override record(row: Float64Array): ChandelierExitValue {
    return { long: row[0]!, short: row[1]! };
  }
}
