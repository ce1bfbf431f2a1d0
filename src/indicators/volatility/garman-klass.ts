import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { logRatiosAt } from '../../core/log-ratio.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import type { RangeVolatilityParameters } from './parkinson.js';

/**
 * Garman–Klass volatility: the volatility of a year, from the whole of each bar.
 *
 *   σ = √(barsPerYear · mean(½·ln²(high/low) − (2·ln 2 − 1)·ln²(close/open)))
 *
 * About seven times as efficient as closes alone; blind to gaps (`yangZhang` sees them) and drift.
 *
 * @param period       bars in the window; integer ≥ 1. Usual: 20.
 * @param barsPerYear  1 … 1e9; 1 leaves it per bar. Usual: 252 for daily bars (TTR: 260).
 * @input   bar: open, high, low, close, all > 0; degree 0
 * @output  ≥ 0, a fraction, not a percentage
 * @warmUp  period
 * @undefined where a price is not above 0; such a bar is left out
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers; two logarithms a bar
 * @source  M. Garman & M. Klass, On the estimation of security price volatilities from historical
 *          data, Journal of Business 53 (1980)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const volatility = new GarmanKlass({ period: 1, barsPerYear: 1 });
 * volatility.update(bar(10, 12, 10, 11)).toFixed(4); // '0.1145'
 */
export class GarmanKlass extends OhlcOperator<number, RangeVolatilityParameters, WindowSumState> {
  static readonly kind: Kind<'garmanKlass', RangeVolatilityParameters> = {
    name: 'garmanKlass',
    version: 2,
    title: 'Garman–Klass volatility',
    aliases: ['garmanKlassVolatility', 'gk'],
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
  /** The prices of two ratios and of two that are 1, and then their logarithms. */
  readonly #room = new Float64Array(8).fill(1);

  constructor(parameters?: Given<RangeVolatilityParameters>) {
    super(GarmanKlass.kind, parameters, ({ period }) => windowSumInit(period));
    this.#factor = this.parameters.barsPerYear / this.parameters.period;
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
    const room = this.#room;
    let variance = Number.NaN;
    if (open > 0 && high > 0 && low > 0 && close > 0) {
      room[0] = high;
      room[1] = low;
      room[2] = close;
      room[3] = open;
      logRatiosAt(room, 4);
      const range = room[0]!;
      const move = room[1]!;
      variance = (range * range) / 2 - (2 * Math.LN2 - 1) * move * move;
    }
    out[at] = Math.sqrt(this.#factor * windowSumStep(this.state, variance, keep));
  }
}
