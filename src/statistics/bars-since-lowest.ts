import type { Kind } from '../core/kind.js';
import { bars, type Given, oneOf } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { type WindowMaxAgeState, windowMaxAgeInit, windowMinAgeStep } from './window-max-age.js';

export interface BarsSinceLowestParameters {
  /** Inputs in the window. */
  readonly period: number;
  /** Of equal inputs, the one that counts. */
  readonly ties: 'newest' | 'oldest';
}

/**
 * Bars since the lowest value: how many inputs ago the smallest of the last `period` came.
 *
 * 0 if the newest is the lowest. Of equals the most recent counts (TA-Lib's AROON does the same;
 * counting from the oldest makes a flat window look like an old extreme).
 *
 * @param period  inputs in the window; integer ≥ 1. Usual: 25; Aroon(n) looks at n + 1.
 * @param ties    of equal inputs the 'newest' counts (default; TTR, Stock.Indicators) or the 'oldest'
 *                (TradingView until October 2026); TA-Lib's MAXINDEX takes now one, now the other
 * @input   any number; degree 0
 * @output  a whole number, 0 … period − 1
 * @warmUp  period
 * @throws {ConfigError} if `period` is not an integer ≥ 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @example
 * const age = new BarsSinceLowest(3);
 * [1, 5, 2, 2].map((x) => age.update(x)); // [NaN, NaN, 2, 0]
 */
export class BarsSinceLowest extends ValueOperator<
  number,
  BarsSinceLowestParameters,
  WindowMaxAgeState
> {
  static readonly kind: Kind<'barsSinceLowest', BarsSinceLowestParameters> = {
    name: 'barsSinceLowest',
    version: 1,
    title: 'Bars since the lowest value',
    aliases: ['lowestBars', 'argmin', 'minIndex'],
    reads: 'value',
    parameters: { period: bars(25), ties: oneOf('newest', 'oldest') },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<BarsSinceLowestParameters>) {
    super(BarsSinceLowest.kind, parameters, ({ period }) => windowMaxAgeInit(period));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = windowMinAgeStep(this.state, x, keep, this.parameters.ties === 'oldest');
  }
}
