import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface DpoParameters {
  /** Inputs in the mean. */
  readonly period: number;
}

export type DpoState = { sum: WindowSumState; past: DelayState };

export function dpoInit({ period }: DpoParameters): DpoState {
  return { sum: windowSumInit(period), past: delayInit(shiftOf(period)) };
}

/** Back to about the middle of the mean's window. */
function shiftOf(period: number): number {
  return Math.floor(period / 2) + 1;
}

/**
 * Detrended price oscillator: the price less an older mean, so that its cycles stand out.
 *
 *   DPO = x − SMA(x) of shift inputs ago,  shift = ⌊period / 2⌋ + 1
 *
 * TTR, Stock.Indicators and TradingView's "centered" take the mean `shift` bars ahead: that looks
 * into the future.
 *
 * @param period  inputs in the mean; integer ≥ 1. Usual: 21.
 * @input   any number; degree 1
 * @output  centred on 0
 * @warmUp  period + shift
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 1.5·period numbers
 * @source  S. B. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const dpo = new Dpo(2);
 * [1, 3, 6, 8].map((x) => dpo.update(x)); // [NaN, NaN, NaN, 6]
 */
export class Dpo extends ValueOperator<number, DpoParameters, DpoState> {
  static readonly kind: Kind<'dpo', DpoParameters> = {
    name: 'dpo',
    version: 1,
    title: 'Detrended price oscillator',
    aliases: ['detrendedPriceOscillator', 'detrended'],
    reads: 'value',
    parameters: { period: bars(21) },
    outputs: { value: { degree: { price: 1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + shiftOf(period),
    memory: ({ period }) => period + shiftOf(period),
  };

  constructor(parameters?: Given<DpoParameters>) {
    super(Dpo.kind, parameters, dpoInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const mean = windowSumStep(state.sum, x, keep) / state.sum.lap.length;
    out[at] = x - delayStep(state.past, mean, keep);
  }
}
