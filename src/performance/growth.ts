import { requireNumber } from '../core/arguments.js';
import { exp } from '../core/exp.js';
import { requireNumbers } from '../core/lists.js';
import { logRatio } from '../core/log-ratio.js';
import { returnFrom } from './spread.js';

/** 365.25 days: the mean year of the Julian calendar, in which spans of dates are counted. */
export const MS_PER_YEAR = 31_557_600_000;

/**
 * Growth over the whole curve, e.g. 0.25 for a quarter more; NaN for fewer than two values,
 * or where the first is not over 0.
 */
export function totalReturn(equity: ArrayLike<number>): number {
  const curve = requireNumbers('equity', equity);
  return curve.length < 2 ? Number.NaN : returnFrom(curve[0]!, curve[curve.length - 1]!);
}

/**
 * Compound annual growth rate: the yearly return that, compounded, gives the whole.
 *
 *   CAGR = (last / first)^(1 / years) − 1
 *
 * How long it took is the caller's to say, since it is a convention: `periods / periodsPerYear`
 * counts trading periods, `(to − from) / MS_PER_YEAR` counts the calendar.
 *
 * @param equity  values > 0
 * @param years   > 0
 * @output  −1 where nothing is left; NaN for fewer than two values or a first value ≤ 0, and where a year
 *   would make more of it than a number can be: some minutes of a good day
 * @throws {ConfigError} if `years` is not a number > 0
 * @example
 * compoundAnnualGrowth([100, 121], 2).toFixed(12); // '0.100000000000'
 */
export function compoundAnnualGrowth(equity: ArrayLike<number>, years: number): number {
  requireNumber('years', years, Number.MIN_VALUE);
  const curve = requireNumbers('equity', equity);
  if (curve.length < 2 || !(curve[0]! > 0)) return Number.NaN;
  const last = curve[curve.length - 1]!;
  if (!(last > 0)) return last <= 0 ? -1 : Number.NaN;
  const growth = exp(logRatio(last, curve[0]!) / years) - 1;
  return growth <= Number.MAX_VALUE ? growth : Number.NaN;
}
