import type { Kind } from '../../core/kind.js';
import { logRatio } from '../../core/log-ratio.js';
import { bars, flag, type Given, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { momentsDivisor } from '../../statistics/divisor.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../statistics/window-moments.js';

export interface HistoricalVolatilityParameters {
  /** Returns in the window. */
  readonly period: number;
  /** Bars that make a year: 252 days, 365 where the market never closes, 1 for "per bar". */
  readonly barsPerYear: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

/** `last` is NaN where there is no positive input to take a return from. */
export type HistoricalVolatilityState = { last: number; returns: WindowMomentsState };

export function historicalVolatilityInit({
  period,
}: HistoricalVolatilityParameters): HistoricalVolatilityState {
  return { last: Number.NaN, returns: windowMomentsInit(period) };
}

/**
 * Historical volatility, close to close: the standard deviation of the logarithmic returns, scaled
 * to a year.
 *
 *   σ = sd(ln(x / x₋₁))·√barsPerYear
 *
 * A fraction, not a percentage. The sample's deviation (TTR, whose `n` counts closes, one more);
 * TradingView takes the population's, × 100.
 *
 * @param period       returns in the window; integer ≥ 2. Usual: 20.
 * @param barsPerYear  0.001 … 1e9. Usual: 252.
 * @param sample       divide by period − 1; default true
 * @input   a positive number; degree 0
 * @output  ≥ 0, 0 when the returns are all equal
 * @warmUp  period + 1
 * @undefined where the input is not positive, or the one before it was not
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  J. C. Hull, Options, Futures, and Other Derivatives, "Estimating volatility from
 *          historical data"
 * @example
 * const volatility = new HistoricalVolatility({ period: 2, barsPerYear: 1 });
 * [100, 110, 100].map((x) => volatility.update(x).toFixed(4)); // ['NaN', 'NaN', '0.1348']
 */
export class HistoricalVolatility extends ValueOperator<
  number,
  HistoricalVolatilityParameters,
  HistoricalVolatilityState
> {
  static readonly kind: Kind<'historicalVolatility', HistoricalVolatilityParameters> = {
    name: 'historicalVolatility',
    version: 2,
    title: 'Historical volatility',
    aliases: ['hv', 'volatility', 'closeToClose', 'closeToCloseVolatility', 'realizedVolatility'],
    reads: 'value',
    parameters: { period: bars(20, 2), barsPerYear: real(252, 0.001, 1e9), sample: flag(true) },
    outputs: { value: { degree: {} } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'an input that is not positive is passed over',
  };

  readonly #perYear: number;

  constructor(parameters?: Given<HistoricalVolatilityParameters>) {
    super(HistoricalVolatility.kind, parameters, historicalVolatilityInit);
    this.#perYear = this.parameters.barsPerYear / momentsDivisor(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    out[at] = this.#volatility(x, keep);
  }

  #volatility(x: number, keep: boolean): number {
    const { io, state } = this;
    const price = x > 0 ? x : Number.NaN;
    windowMomentsStep(state.returns, logRatio(price, state.last), io, 0, keep);
    if (keep) state.last = price;
    return Math.sqrt(io[1]! * this.#perYear);
  }
}
