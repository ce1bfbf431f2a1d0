import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { logRatio } from '../../core/log-ratio.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface RangeVolatilityParameters {
  /** Bars in the window. */
  readonly period: number;
  /** Bars that make a year, to which the volatility is scaled. */
  readonly barsPerYear: number;
}

/** A bar's ln²(high/low): 4·ln 2 times a driftless walk's variance; NaN unless both are > 0. */
export function squaredRange(high: number, low: number): number {
  if (!(high > 0 && low > 0)) return Number.NaN;
  const range = logRatio(high, low);
  return range * range;
}

/**
 * Parkinson volatility: the volatility of a year, from the bars' highs and lows.
 *
 *   σ = √(barsPerYear · mean(ln²(high/low)) / (4·ln 2))
 *
 * About five times as efficient as closes alone; blind to gaps and to drift.
 *
 * @param period       bars in the window; integer ≥ 1. Usual: 20.
 * @param barsPerYear  1 … 1e9; 1 leaves it per bar. Usual: 252 for daily bars (TTR: 260).
 * @input   bar: high, low, all > 0; degree 0
 * @output  ≥ 0, a fraction, not a percentage
 * @warmUp  period
 * @undefined where a price is not above 0; such a bar is left out
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers; one logarithm a bar
 * @source  M. Parkinson, The extreme value method for estimating the variance of the rate of
 *          return, Journal of Business 53 (1980)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const volatility = new Parkinson({ period: 1, barsPerYear: 1 });
 * volatility.update(bar(12, 10)).toFixed(4); // '0.1095'
 */
export class Parkinson extends HlOperator<number, RangeVolatilityParameters, WindowSumState> {
  static readonly kind: Kind<'parkinson', RangeVolatilityParameters> = {
    name: 'parkinson',
    version: 2,
    title: 'Parkinson volatility',
    aliases: ['parkinsonVolatility'],
    reads: 'bar',
    parameters: { period: bars(20), barsPerYear: real(252, 1, 1e9) },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
    lateStart: 'a bar with a price that is not above 0 is passed over',
  };

  /** From the window's sum to the variance of a year. */
  readonly #factor: number;

  constructor(parameters?: Given<RangeVolatilityParameters>) {
    super(Parkinson.kind, parameters, ({ period }) => windowSumInit(period));
    this.#factor = this.parameters.barsPerYear / (4 * Math.LN2 * this.parameters.period);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = Math.sqrt(this.#factor * windowSumStep(this.state, squaredRange(high, low), keep));
  }
}
