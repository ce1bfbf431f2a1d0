import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type ExponentialMeanDesign, wilderDesign } from '../../statistics/exponential-mean.js';
import {
  type WindowRangeState,
  windowRangeInit,
  windowRangeStep,
} from '../../statistics/window-range.js';
import { type AtrState, atrInit, atrStep } from '../volatility/atr.js';

export interface ChandelierExitParameters {
  /** Bars in the range, and true ranges in Wilder's mean. */
  readonly period: number;
  /** Average true ranges from the extreme to the stop. */
  readonly multiplier: number;
}

export interface ChandelierExitValue {
  /** Stop of a long position: so far below the highest high. */
  readonly long: number;
  /** Stop of a short position: so far above the lowest low. */
  readonly short: number;
}

export type ChandelierExitColumns = ColumnsOf<ChandelierExitValue>;

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
  multiplier: number,
  design: ExponentialMeanDesign,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  const room = multiplier * atrStep(state.atr, high, low, close, 'skip', design, keep);
  windowRangeStep(state.extremes, high, low, out, at, keep);
  out[at] = out[at]! - room;
  out[at + 1] = out[at + 1]! + room;
}

/**
 * Chandelier exit: stops that hang some average true ranges from the extremes of the window.
 *
 *   long = highest high − multiplier·ATR,  short = lowest low + multiplier·ATR
 *
 * @param period      bars in the range and in the ATR; integer ≥ 1. Usual: 22.
 * @param multiplier  > 0. Usual: 3.
 * @input   bar: high, low, close; degree 1
 * @output  `{ long, short }`
 * @warmUp  period + 1
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
    parameters: { period: bars(22), multiplier: real(3, 1e-9, 1000) },
    outputs: { long: { degree: { price: 1 } }, short: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'atr.mean': notNegative },
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ period }) => 1 + 16 * period,
  };

  readonly #design: ExponentialMeanDesign;

  constructor(parameters?: Given<ChandelierExitParameters>) {
    super(ChandelierExit.kind, parameters, ({ period }) => chandelierExitInit(period));
    this.#design = wilderDesign(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    chandelierExitStep(
      this.state,
      high,
      low,
      close,
      this.parameters.multiplier,
      this.#design,
      out,
      at,
      keep,
    );
  }

  protected override record(row: Float64Array): ChandelierExitValue {
    return { long: row[0]!, short: row[1]! };
  }
}
