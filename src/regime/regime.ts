import { fieldsOf, numberIn } from '../core/reading.js';
import type { RegimeFilterValue } from './regime-filter.js';
import type { TrendVolatilityValue } from './trend-volatility.js';

/** The state of a market in words; `unknown` before the warm-up and where there is no telling. */
export interface Regime {
  readonly trend: 'up' | 'down' | 'range' | 'unknown';
  readonly volatility: 'low' | 'normal' | 'high' | 'unknown';
  readonly adx: number;
  /** Where the volatility stands among its own past, 0 lowest … 1 highest. */
  readonly volatilityRank: number;
  /** How likely each regime is, where a Pipeline is asked for it (`regimeOdds`). */
  readonly odds?: RegimeFilterValue;
}

const trends = ['down', 'range', 'up'] as const;
const volatilities = ['low', 'normal', 'high'] as const;

/**
 * What `TrendVolatilityRegime` says, in words; `unknown` for what it never says.
 *
 * @example
 * const { trend, volatility } = regimeOf(new TrendVolatilityRegime().value);
 * [trend, volatility]; // ['unknown', 'unknown']
 */
export function regimeOf(value: TrendVolatilityValue): Regime {
  const of = fieldsOf(value);
  const [adx, volatilityRank] = [numberIn(of('adx')), numberIn(of('volatilityRank'))];
  const [trend, volatility] = [numberIn(of('trend')), numberIn(of('volatility'))];
  return regimeInWords({ adx, volatilityRank, trend, volatility });
}

/** The same of numbers. */
export function regimeInWords(value: TrendVolatilityValue): Regime {
  const { adx, volatilityRank } = value;
  const trend = trends[value.trend + 1] ?? 'unknown';
  const volatility = volatilities[value.volatility + 1] ?? 'unknown';
  return { trend, volatility, adx, volatilityRank };
}
