import { readFileSync } from 'node:fs';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import {
  blockBootstrap,
  compoundAnnualGrowth,
  compounded,
  conditionalValueAtRisk,
  deflatedSharpe,
  drawdowns,
  expectedMaximumSharpe,
  MS_PER_YEAR,
  maxDrawdown,
  omegaRatio,
  performanceSummary,
  probabilisticSharpe,
  sharpeRatio,
  simpleReturns,
  tradeSummary,
  valueAtRisk,
} from '../../src/performance/index.js';

const close = (actual: number, expected: number) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);

describe('S&P 500, 2000-01-03 to 2020-04-17 (vega-datasets), figures by numpy and scipy', () => {
  const file = 'node_modules/vega-datasets/data/sp500-2000.csv';
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const closes = rows.map((row) => Number(row.split(',')[4]));
  const returns = simpleReturns(closes);
  const year = { periodsPerYear: 252 };
  const summary = performanceSummary(closes, year);

  it.each([
    ['totalReturn', 0.975344014159],
    ['annualGrowth', 0.0341815392299],
    ['volatility', 0.198914306207],
    ['sharpe', 0.268604628972],
    ['downsideDeviation', 0.141899880596],
    ['sortino', 0.376528177412],
    ['maxDrawdown', 0.567753877503],
    ['calmar', 0.0602048538712],
    ['omega', 1.05356538826],
    ['ulcerIndex', 0.201939015091],
    ['valueAtRisk', 0.0189449037478],
    ['conditionalValueAtRisk', 0.0302600189517],
  ] as const)('%s', (name, expected) => {
    close(summary[name], expected);
  });

  it('growth by the calendar and the geometric Sharpe ratio are a division away', () => {
    const years = (Date.UTC(2020, 3, 17) - Date.UTC(2000, 0, 3)) / MS_PER_YEAR;
    close(compoundAnnualGrowth(closes, years), 0.0341241337791);
    close(summary.annualGrowth / summary.volatility, 0.171840527118);
  });

  it('value at risk by the other rules', () => {
    close(valueAtRisk(returns, { rule: 'linear' }), 0.0189389627617);
    close(valueAtRisk(returns, { rule: 'normal' }), 0.0203986914738);
  });

  it('the probability that the true Sharpe ratio is above 0', () => {
    const sharpe = summary.sharpe / Math.sqrt(252);
    // With the moments that divide by n, as the figure was made.
    const sample = {
      sharpe,
      count: 5104,
      skewness: -0.122629306751,
      excessKurtosis: 11.0171149917,
    };
    close(probabilisticSharpe(sample), 0.886266175437);
    expect(Math.abs(summary.probabilisticSharpe - 0.886266175437)).toBeLessThan(1e-5);
  });
});

describe('nine returns of 0, 1, 10, −4, 2, 3, 2, 1 and −10 %', () => {
  const returns = [0, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1];
  const summary = performanceSummary(compounded(returns), { periodsPerYear: 252 });

  it.each([
    ['annualGrowth', 1.91359253732],
    ['volatility', 0.855277732669],
    ['sharpe', 1.63689518214],
    ['sortino', 2.4565184222],
    ['maxDrawdown', 0.1],
  ] as const)('%s', (name, expected) => {
    close(summary[name], expected);
  });
});

describe('deflated Sharpe ratio', () => {
  const best = { sharpe: 2.5 / Math.sqrt(250), count: 1250, skewness: -3, excessKurtosis: 7 };

  it('of the paper: 100 trials, and 46', () => {
    close(expectedMaximumSharpe(100, 0.5 / 250), 0.11317200186513);
    close(deflatedSharpe(best, { trials: 100, variance: 0.5 / 250 }), 0.90039683445);
    close(deflatedSharpe(best, { trials: 46, variance: 0.5 / 250 }), 0.95050170687);
  });

  it('of a single trial is the probabilistic one', () => {
    expect(deflatedSharpe(best, { trials: 1, variance: 1 })).toBe(probabilisticSharpe(best));
  });
});

describe('drawdowns', () => {
  it('names the high, the low and the way back of each', () => {
    expect(drawdowns([100, 90, 80, 120, 120, 60, 90])).toEqual([
      { ratio: 0.2, from: 0, trough: 2, recovered: 3 },
      { ratio: 0.5, from: 4, trough: 5, recovered: undefined },
    ]);
  });

  it('the first value is a high: a loss from the start counts', () => {
    expect(maxDrawdown([1, 0.9, 0.95])).toBeCloseTo(0.1, 15);
  });

  it('nothing lost is 0, nothing at all is NaN', () => {
    expect(maxDrawdown([1, 2, 3])).toBe(0);
    expect(maxDrawdown([])).toBeNaN();
  });

  it('the deepest of all is the maximum', () => {
    const curve = Array.from({ length: 500 }, (_, i) => 100 + 30 * Math.sin(i / 9) + (i % 7));
    const all = drawdowns(curve).map(({ ratio }) => ratio);
    expect(Math.max(...all)).toBe(maxDrawdown(curve));
  });
});

describe('tail losses', () => {
  it('say nothing of fewer than five expected events', () => {
    expect(valueAtRisk(Array(99).fill(-0.01))).toBeNaN();
    expect(valueAtRisk(Array(100).fill(-0.01))).toBe(0.01);
  });

  it('the shortfall is never below the value at risk', () => {
    const returns = Array.from({ length: 333 }, (_, i) => Math.sin(i * i) / 50);
    expect(conditionalValueAtRisk(returns)).toBeGreaterThanOrEqual(valueAtRisk(returns));
  });

  it.each([0, 0.6, Number.NaN])('a tail of %d is refused', (tail) => {
    expect(() => valueAtRisk([], { tail })).toThrow('tail must be');
  });
});

describe('trades', () => {
  it('profits, losses and streaks of a hand-made list', () => {
    const trades = [5, -2, 3, 4, 0, -1, -6, -1].map((profit) => ({ profit, bars: 2 }));
    const summary = tradeSummary(trades);
    expect(summary).toMatchObject({ count: 8, winRatio: 3 / 8, expectancy: 0.25, meanBars: 2 });
    expect(summary).toMatchObject({ profitFactor: 1.2, meanWin: 4, meanLoss: 2.5 });
    expect(summary).toMatchObject({ longestWins: 2, longestLosses: 3 });
    expect(summary.meanWorst).toBeNaN();
  });

  it('of no trades there is nothing to say', () => {
    expect(tradeSummary([])).toMatchObject({ count: 0, winRatio: Number.NaN });
  });
});

describe('what has nothing to divide by is NaN, never infinite', () => {
  it('a constant curve, an empty one, a curve of one value', () => {
    for (const curve of [[], [1], [1, 1, 1]]) {
      const summary = performanceSummary(curve, { periodsPerYear: 252 });
      for (const value of Object.values(summary)) expect(Math.abs(value)).not.toBe(Infinity);
      expect(summary.sharpe).toBeNaN();
    }
    expect(omegaRatio([0.1, 0.2])).toBeNaN();
  });

  it('a year has to be told', () => {
    expect(() => sharpeRatio([0.1], { periodsPerYear: 0 })).toThrow('periodsPerYear must be');
  });
});

it('a block bootstrap covers the mean of a dependent series in at least 85 of 100 trials', () => {
  const random = xoroshiro128plus(7);
  const uniform = () => uniformFloat64(random);
  const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  let covered = 0;
  for (let trial = 0; trial < 100; trial++) {
    let last = 0;
    const series = Array.from({ length: 300 }, () => {
      last = 0.5 * last + uniform() - 0.5;
      return last;
    });
    const options = { random: uniform, blockBars: 12, samples: 200, level: 0.95 };
    const [low, high] = blockBootstrap(series, mean, options);
    if (low <= 0 && 0 <= high) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(85);
});
