import type { ReportData } from './data.js';
import { DASH, figure, fixed, isNumber, moment, percent } from './figures.js';
import type { Facts } from './lists.js';

/** Rows of the section on returns; bars are named by the times of the series, if there is one. */
export function returnsFacts(
  returns: NonNullable<ReportData['returns']>,
  time: ArrayLike<number> = [],
): Facts {
  const { annual, best, worst, trend, maxDrawdown: fall } = returns;
  const bar = (index: number): string =>
    isNumber(time[index]) ? moment(time[index]) : `bar ${figure(index)}`;
  const at = (share: number, ...indexes: number[]): string =>
    isNumber(share) ? `${percent(share)}, ${indexes.map(bar).join(' to ')}` : DASH;
  const perBar = (x: number, aYear?: number): string =>
    isNumber(x)
      ? `${percent(x, 3)} a bar${isNumber(aYear) ? `, ${percent(aYear)} a year` : ''}`
      : DASH;
  const range = (low: number, high: number): string =>
    isNumber(low) ? `${percent(low)} … ${percent(high)}` : DASH;
  return [
    ['log returns', figure(returns.count)],
    ['mean', perBar(returns.mean, annual?.mean)],
    ['standard deviation', perBar(returns.stdDev, annual?.stdDev)],
    ['median', perBar(returns.median)],
    ['1 % … 99 %', range(returns.q01, returns.q99)],
    ['5 % … 95 %', range(returns.q05, returns.q95)],
    ['skewness', fixed(returns.skewness, 2)],
    ['excess kurtosis', fixed(returns.excessKurtosis, 2)],
    ['best', at(best.value, best.index)],
    ['worst', at(worst.value, worst.index)],
    ['trend', isNumber(trend.slope) ? `${perBar(trend.slope)}, r² ${fixed(trend.r2, 2)}` : DASH],
    ['deepest fall', at(fall.ratio, fall.from, fall.to)],
  ];
}
