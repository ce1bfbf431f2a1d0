import { isAdmissible } from '../core/operator.js';
import { Row } from '../core/row.js';

/** What a market is like, in one word. */
export type RegimeName = 'trend' | 'range' | 'volatile' | 'quiet' | 'unknown';

/** Every regime that has a name, in the order in which they are listed. */
export const regimeNames: readonly RegimeName[] = ['trend', 'range', 'volatile', 'quiet'];

/**
 * One word for a trend (−1, 0, 1) and a volatility (−1 low, 0, 1 high): a trend is one however
 * restless it is; what goes nowhere is volatile, quiet, or a range.
 */
export function regimeName(trend: number, volatility: number): RegimeName {
  if (!isAdmissible(trend) || !isAdmissible(volatility)) return 'unknown';
  if (trend !== 0) return 'trend';
  if (volatility === 0) return 'range';
  return volatility > 0 ? 'volatile' : 'quiet';
}

/** The regime in a row that has `TrendVolatilityRegime` under the name `regime`; else `unknown`. */
export function regimeNameIn(row: Row): RegimeName {
  try {
    return row instanceof Row ? regimeNameOf(row) : 'unknown';
  } catch {
    return 'unknown'; // a proxy that cannot be asked
  }
}

/** The same of what is a row. */
export function regimeNameOf(row: Row): RegimeName {
  return regimeName(row.get('regime.trend')!, row.get('regime.volatility')!);
}
