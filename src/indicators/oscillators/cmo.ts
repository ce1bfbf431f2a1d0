import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { ratio } from '../../statistics/ratio.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface CmoParameters {
  /** Changes in the window. */
  readonly period: number;
}

/** `last` is NaN until there is an input to measure a change from. */
export type CmoState = { last: number; up: WindowSumState; down: WindowSumState };

export function cmoInit({ period }: CmoParameters): CmoState {
  return { last: Number.NaN, up: windowSumInit(period), down: windowSumInit(period) };
}

/**
 * Chande momentum oscillator: the rises of the last changes less the falls, over both.
 *
 *   CMO = 100·(Σ up − Σ down) / (Σ up + Σ down)
 *
 * Plain sums (Chande, TTR, TradingView, Stock.Indicators); TA-Lib smooths them as RSI does.
 *
 * @param period  changes in the window; integer ≥ 1. Usual: 14.
 * @input   any number; degree 0
 * @output  −100 … 100
 * @warmUp  period + 1
 * @undefined while nothing moves
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  T. S. Chande, S. Kroll, The New Technical Trader (1994)
 * @example
 * const cmo = new Cmo(2);
 * [10, 11, 10, 13].map((x) => cmo.update(x)); // [NaN, NaN, 0, 50]
 */
export class Cmo extends ValueOperator<number, CmoParameters, CmoState> {
  static readonly kind: Kind<'cmo', CmoParameters> = {
    name: 'cmo',
    version: 1,
    title: 'Chande momentum oscillator',
    aliases: ['chandeMomentum', 'chande'],
    reads: 'value',
    parameters: { period: bars(14) },
    outputs: { value: { degree: {}, range: [-100, 100], guides: [-50, 50] } },
    pane: 'own',
    invariants: { __proto__: null, up: notNegative, down: notNegative },
    warmUp: ({ period }) => period + 1,
    memory: ({ period }) => period + 1,
  };

  constructor(parameters?: Given<CmoParameters>) {
    super(Cmo.kind, parameters, cmoInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const change = x - state.last;
    const up = windowSumStep(state.up, Math.max(change, 0), keep);
    const down = windowSumStep(state.down, Math.max(-change, 0), keep);
    if (keep) state.last = x;
    out[at] = 100 * ratio(up - down, up + down);
  }
}
