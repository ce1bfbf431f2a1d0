import { OhlcOperator } from '../../bars/ohlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { logRatiosAt } from '../../core/log-ratio.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';
import type { RangeVolatilityParameters } from './parkinson.js';

/**
 * Rogers–Satchell volatility: the volatility of a year, from whole bars, whatever their drift.
 *
 *   σ = √(barsPerYear · mean(ln(high/close)·ln(high/open) + ln(low/close)·ln(low/open)))
 *
 * A steady trend does not raise it; blind to gaps (`yangZhang` sees them).
 *
 * @param period       bars in the window; integer ≥ 1. Usual: 20.
 * @param barsPerYear  1 … 1e9; 1 leaves it per bar. Usual: 252 for daily bars (TTR: 260).
 * @input   bar: open, high, low, close, all > 0; degree 0
 * @output  ≥ 0, a fraction, not a percentage
 * @warmUp  period
 * @undefined where a price is not above 0; such a bar is left out
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers; four logarithms a bar
 * @source  L. C. G. Rogers & S. E. Satchell, Estimating variance from high, low and closing prices,
 *          Annals of Applied Probability 1 (1991)
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const volatility = new RogersSatchell({ period: 1, barsPerYear: 1 });
 * volatility.update(bar(10, 12, 10, 11)).toFixed(4); // '0.1260'
 */
export class RogersSatchell extends OhlcOperator<
  number,
  RangeVolatilityParameters,
  WindowSumState
> {
  static readonly kind: Kind<'rogersSatchell', RangeVolatilityParameters> = {
    name: 'rogersSatchell',
    version: 2,
    title: 'Rogers–Satchell volatility',
    aliases: ['rogersSatchellVolatility'],
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
  /** The prices of four ratios, and then their logarithms. */
  readonly #room = new Float64Array(8);

  constructor(parameters?: Given<RangeVolatilityParameters>) {
    super(RogersSatchell.kind, parameters, ({ period }) => windowSumInit(period));
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
    let variance = Number.NaN;
    if (open > 0 && high > 0 && low > 0 && close > 0) {
      const room = this.#room;
      room[0] = room[2] = high;
      room[4] = room[6] = low;
      room[1] = room[5] = close;
      room[3] = room[7] = open;
      logRatiosAt(room, 4);
      variance = room[0]! * room[1]! + room[2]! * room[3]!;
    }
    out[at] = Math.sqrt(this.#factor * windowSumStep(this.state, variance, keep));
  }
}
