import { civilDateRaw, MS_PER_DAY } from '../bars/civil.js';
import { ConfigError } from '../core/errors.js';
import { requireNumbers } from '../core/lists.js';
import { returnFrom } from './spread.js';

/** Returns of one year, month by month. */
export interface YearOfReturns {
  readonly year: number;
  /** January to December; NaN for a month without a value. */
  readonly months: readonly number[];
  /** Of the whole year, or of what there is of it. */
  readonly total: number;
}

/**
 * Returns by calendar month, UTC: from the last value of the month before to the last of the month.
 * The first month counts from the first value; a month without a value is NaN, and the next one
 * counts from the last value there was. A value whose time is no number is left out. The months of a year compound to its total.
 *
 * @param times   ms since the epoch, rising
 * @param equity  values > 0 at those times
 * @throws {ConfigError} if the two differ in length
 * @cost    O(n)
 * @example
 * const [year] = monthlyReturns([0, 30 * 86_400_000, 31 * 86_400_000], [100, 110, 121]);
 * [year?.year, year?.months[0]?.toFixed(3), year?.months[1]?.toFixed(3), year?.total.toFixed(3)]; // [1970, '0.100', '0.100', '0.210']
 */
export function monthlyReturns(
  times: ArrayLike<number>,
  equity: ArrayLike<number>,
): YearOfReturns[] {
  const starts = requireNumbers('times', times);
  const curve = requireNumbers('equity', equity);
  if (starts.length !== curve.length) {
    throw new ConfigError('equity', `as long as times (${starts.length})`, curve.length);
  }
  const years: { year: number; months: number[]; total: number }[] = [];
  let newest = Number.NaN;
  let before = newest; // the value that the year, or the month, counts from
  let yearBefore = before;
  let under: YearOfReturns | undefined;
  let monthUnder = 0;
  for (let i = 0; i < starts.length; i++) {
    if (!Number.isFinite(starts[i]!)) continue; // it is of no month
    if (years.length === 0) newest = curve[i]!;
    const { year, month } = civilDateRaw(Math.floor(starts[i]! / MS_PER_DAY));
    let last = years.at(-1);
    if (last?.year !== year) {
      yearBefore = newest;
      last = { year, months: Array.from({ length: 12 }, () => Number.NaN), total: Number.NaN };
      years.push(last);
    }
    const isNewMonth = last !== under || month !== monthUnder;
    if (isNewMonth) before = newest;
    [under, monthUnder] = [last, month];
    last.months[month - 1] = returnFrom(before, curve[i]!);
    last.total = returnFrom(yearBefore, curve[i]!);
    newest = curve[i]!;
  }
  return years;
}
