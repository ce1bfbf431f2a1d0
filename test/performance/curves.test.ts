import { describe, expect, it } from 'vitest';
import {
  compoundAnnualGrowth,
  compounded,
  drawdowns,
  monthlyReturns,
  performanceSummary,
  rollingPerformance,
  simpleReturns,
  totalReturn,
  ulcerIndexOf,
} from '../../src/performance/index.js';

describe('a curve', () => {
  it('has returns where there was something to grow', () => {
    expect(simpleReturns([100, 110, 99])).toEqual([
      expect.closeTo(0.1, 12),
      expect.closeTo(-0.1, 12),
    ]);
    expect(simpleReturns([0, 10, -5, 5])).toEqual([Number.NaN, -1.5, Number.NaN]);
    expect([simpleReturns([7]), compounded([])]).toEqual([[], [1]]);
    expect(compounded([0.5, -0.5, 1])).toEqual([1, 1.5, 0.75, 1.5]);
    expect([totalReturn([100, 5, 150]), totalReturn([100])]).toEqual([0.5, Number.NaN]);
  });

  it('grows by the root of its whole growth, is lost at 0, and is none from nothing', () => {
    expect(compoundAnnualGrowth([100, 7, 121], 2)).toBeCloseTo(0.1, 12);
    expect(compoundAnnualGrowth([100, 150], 0.5)).toBeCloseTo(1.25, 12);
    expect([compoundAnnualGrowth([100, 0], 2), compoundAnnualGrowth([100, -5], 2)]).toEqual([
      -1, -1,
    ]);
    for (const curve of [[100], [0, 5], [100, Number.NaN]]) {
      expect(compoundAnnualGrowth(curve, 1)).toBeNaN();
    }
    expect(() => compoundAnnualGrowth([1, 2], 0)).toThrow('years must be');
  });

  it('falls from its last high, to its first low, and is back where it is as high', () => {
    expect(drawdowns([100, 100, 90, 90, 100, 50])).toEqual([
      { ratio: expect.closeTo(0.1, 12), from: 1, trough: 2, recovered: 4 },
      { ratio: 0.5, from: 4, trough: 5, recovered: undefined },
    ]);
    expect(drawdowns([1, 2, 2, 3])).toEqual([]);
    // Depths 0, .5, .25 of three periods.
    expect(ulcerIndexOf([80, 100, 50, 75])).toBeCloseTo(Math.sqrt((0.25 + 0.0625) / 3), 12);
    expect(ulcerIndexOf([80])).toBeNaN();
  });

  it('has returns by month and year, each from the end of the one before', () => {
    const times = ['2023-11-30', '2023-12-15', '2023-12-29', '2024-01-31', '2025-03-31'];
    const table = monthlyReturns(
      times.map((day) => Date.parse(day)),
      [100, 105, 110, 121, 60.5],
    );
    expect(table.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
    const of = (row: number, month: number) => table[row]!.months[month - 1];
    expect([of(0, 11), of(0, 10)]).toEqual([0, Number.NaN]);
    expect(of(0, 12)).toBeCloseTo(0.1, 12);
    expect(of(1, 1)).toBeCloseTo(0.1, 12);
    expect([of(2, 3), of(2, 1)]).toEqual([-0.5, Number.NaN]);
    expect(table.map(({ total }) => total)).toEqual(
      [0.1, 0.1, -0.5].map((x) => expect.closeTo(x, 12)),
    );
    expect(table.every(({ months }) => months.length === 12)).toBe(true);
    expect(() => monthlyReturns([0], [1, 2])).toThrow('equity must be as long as times (1)');
  });

  it('is summed up in windows, each as a curve of its own', () => {
    const curve = [100, 110, 99, 120, 90, 130];
    const year = { periodsPerYear: 252 };
    const windows = rollingPerformance(curve, 3, year);
    expect(windows).toEqual([0, 1, 2].map((i) => performanceSummary(curve.slice(i, i + 4), year)));
    expect(rollingPerformance(curve, 6, year)).toEqual([]);
    expect(() => rollingPerformance(curve, 1, year)).toThrow('periods must be');
  });
});
