import { describe, expect, it } from 'vitest';
import {
  benchmarkFit,
  drawdowns,
  monthlyReturns,
  performanceSummary,
  RunningPerformance,
  simpleReturns,
  tradeSummary,
} from '../../src/performance/index.js';

const year = { periodsPerYear: 252 };
const steady = Array.from({ length: 30 }, (_, i) => 100 * 1.01 ** i);

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('curves at the edge', () => {
  it.each<readonly [string, readonly number[], number]>([
    ['nothing', [], 252],
    ['one value', [100], 252],
    ['flat', [100, 100, 100], 252],
    ['a first value of nothing', [0, 10, 20], 252],
    ['a debt that is paid', [-5, 10, 20], 252],
    ['ruin', [100, 0, 50, 0], 252],
    ['a good minute', [100, 101, 102], 525_600],
    ['more than a number can be', [1e-200, 1e200, 1e-200, 1e200], 252],
    ['more than its square can be', [1, 1e300, 1], 252],
    ['from next to nothing', [5e-324, 1e308], 252],
    ['as large as is taken', [2 ** 300, 2 ** -300, 2 ** 300], 252],
  ])('%s: nothing is infinite', (_, curve, periodsPerYear) => {
    const running = new RunningPerformance({ periodsPerYear });
    const times = curve.map((_, i) => i * 20 * 86_400_000);
    const said = [
      performanceSummary(curve, { periodsPerYear }),
      drawdowns(curve),
      monthlyReturns(times, curve),
      curve.map((equity) => running.update(equity)),
      simpleReturns(curve),
      tradeSummary(curve.map((profit) => ({ profit: profit * 1e100, bars: 1 }))),
    ];
    new RunningPerformance({ periodsPerYear }).restore(running.snapshot());
    for (const x of numbersIn(said)) expect(Math.abs(x)).not.toBe(Number.POSITIVE_INFINITY);
  });

  it('a steady one has no spread: what rounding leaves is none', () => {
    const { sharpe, sortino, probabilisticSharpe } = performanceSummary(steady, year);
    expect([sharpe, sortino, probabilisticSharpe]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const running = new RunningPerformance(year);
    for (const equity of steady) running.update(equity);
    expect(running.value.sharpe).toBeNaN();
    const returns = simpleReturns(steady);
    const moving = returns.map((r, i) => r + (i % 3) / 100);
    expect(benchmarkFit(moving, returns).beta).toBeNaN();
    expect(benchmarkFit(returns, moving).correlation).toBeNaN();
    const trade = { profit: 0.1, bars: 1 };
    expect(tradeSummary([trade, trade, trade]).systemQuality).toBeNaN();
  });

  it('a month after ruin has no return, and no other value counts for it', () => {
    const days = [0, 31, 32, 33].map((day) => day * 86_400_000);
    const [first] = monthlyReturns(days, [100, 0, 50, 75]);
    expect(first!.months.slice(0, 2)).toEqual([0, -0.25]);
    expect(first!.total).toBe(-0.25);
  });

  it('a value whose time is no number is of no month', () => {
    const day = 86_400_000;
    const times = [Number.NaN, 0, 31 * day, Number.POSITIVE_INFINITY, 32 * day];
    const dated = monthlyReturns([0, 31 * day, 32 * day], [100, 110, 121]);
    expect(monthlyReturns(times, [1, 100, 110, 7, 121])).toEqual(dated);
    expect(monthlyReturns([Number.NaN], [1])).toEqual([]);
  });
});
