import { describe, expect, it } from 'vitest';
import {
  annualVolatility,
  benchmarkFit,
  blockBootstrap,
  downsideDeviation,
  omegaRatio,
  sharpeRatio,
  tradeSummary,
} from '../../src/performance/index.js';

describe('returns', () => {
  const returns = [0.02, -0.01, 0.03, -0.04];

  it('fall short of a target, or gain over it', () => {
    expect(downsideDeviation(returns)).toBeCloseTo(Math.sqrt((0.0001 + 0.0016) / 4), 12);
    expect(downsideDeviation(returns, 0.02)).toBeCloseTo(Math.sqrt((0.0009 + 0.0036) / 4), 12);
    expect(omegaRatio(returns)).toBeCloseTo(0.05 / 0.05, 12);
    expect(omegaRatio(returns, 0.01)).toBeCloseTo((0.01 + 0.02) / (0.02 + 0.05), 12);
    expect([downsideDeviation([]), omegaRatio([])]).toEqual([Number.NaN, Number.NaN]);
  });

  it('of a year are the root of the periods as wide', () => {
    const [a, b] = [annualVolatility(returns, 1), annualVolatility(returns, 4)];
    // Squares about the mean of 0: .003, of three degrees of freedom.
    expect([a, b]).toEqual(
      [Math.sqrt(0.001), 2 * Math.sqrt(0.001)].map((x) => expect.closeTo(x, 12)),
    );
    expect(() => annualVolatility(returns, 0)).toThrow('periodsPerYear must be');
    expect(sharpeRatio([0.01, 0.03], { periodsPerYear: 4 })).toBeCloseTo(2 * Math.SQRT2, 12);
    expect(() => sharpeRatio(returns, null as never)).toThrow('options must be');
  });

  it('are explained by those of a benchmark, as far as both go', () => {
    const market = [0.01, 0.02, -0.01, 0.04];
    const ours = market.map((r) => 2 * r + 0.005);
    expect(benchmarkFit([...ours, 9], market)).toEqual({
      ...{ beta: expect.closeTo(2, 12), alpha: expect.closeTo(0.005, 12) },
      correlation: expect.closeTo(1, 12),
    });
    const against = benchmarkFit(
      ours.map((r) => -r),
      market,
    );
    expect([against.beta, against.correlation]).toEqual([
      expect.closeTo(-2, 12),
      expect.closeTo(-1, 12),
    ]);
    // Means 1 and 2 %; covariance of (0, 1, 2) and (1, 3, 2) is ½, variance 1.
    expect(benchmarkFit([0.01, 0.03, 0.02], [0, 0.01, 0.02])).toEqual({
      ...{ beta: expect.closeTo(0.5, 12), alpha: expect.closeTo(0.015, 12) },
      correlation: expect.closeTo(0.5, 12),
    });
    expect(benchmarkFit([0.1], [0.1]).beta).toBeNaN();
  });

  it('are drawn in blocks, around the end', () => {
    const drawn: number[][] = [];
    const starts = [0.99, 0.4];
    let i = 0;
    const random = () => starts[i++ % 2]!;
    const statistic = (sample: readonly number[]) => drawn.push([...sample]);
    const given = { random, blockBars: 2, samples: 10 };
    expect(blockBootstrap([1, 2, 3], statistic, given).length).toBe(2);
    expect(drawn[0]).toEqual([3, 1, 2]);
    for (const wrong of [{ blockBars: 4 }, { samples: 9 }, { level: 0 }, { blockBars: 0 }]) {
      expect(() => blockBootstrap([1, 2, 3], statistic, { ...given, ...wrong })).toThrow(
        `${Object.keys(wrong)[0]} must be`,
      );
    }
  });
});

it('trades tell the worst and the best that they know, and their quality', () => {
  const told = [
    { profit: 3, bars: 1, worstProfit: -2, bestProfit: 4 },
    { profit: 1, bars: 4, worstProfit: -4 },
    { profit: 2, bars: 4 },
  ];
  expect(tradeSummary(told)).toMatchObject({
    ...{
      meanWorst: -3,
      meanBest: 4,
      meanBars: 3,
      systemQuality: expect.closeTo(2 * Math.sqrt(3), 12),
    },
    ...{ profitFactor: Number.NaN, meanLoss: Number.NaN, longestWins: 3, longestLosses: 0 },
  });
  expect(() => tradeSummary([null] as never)).toThrow('trades[0]');
});
