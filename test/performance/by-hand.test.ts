import { describe, expect, it } from 'vitest';
import {
  blockBootstrap,
  deflatedSharpe,
  downsideDeviation,
  expectedMaximumSharpe,
  monthlyReturns,
  omegaRatio,
  performanceSummary,
  probabilisticSharpe,
  RunningPerformance,
  selectionEvidence,
  simpleReturns,
  walkForward,
} from '../../src/performance/index.js';
import { StrategyTracker } from '../../src/performance/tracking/strategy-tracker.js';

describe('figures by hand', () => {
  it('a summary takes the rate without risk off all that compare with it', () => {
    const curve = [100, 102, 101, 105, 104];
    const riskFree = 0.012;
    const returns = simpleReturns(curve);
    const { omega, downsideDeviation: down } = performanceSummary(curve, {
      periodsPerYear: 4,
      riskFree,
    });
    expect(omega).toBe(omegaRatio(returns, riskFree));
    expect(down).toBe(2 * downsideDeviation(returns, riskFree));
    expect(omega).toBeLessThan(omegaRatio(returns));
  });

  it('a running curve stands below its highest value so far', () => {
    const running = new RunningPerformance({ periodsPerYear: 252 });
    expect(running.value).toMatchObject({ drawdown: Number.NaN, maxDrawdown: Number.NaN });
    const told = [100, 80, 90, 120, 120, 60].map((equity) => running.update(equity));
    expect(told.map(({ drawdown }) => Number(drawdown.toFixed(12)))).toEqual([
      ...[0, 0.2, 0.1, 0, 0, 0.5],
    ]);
    expect(told.map(({ maxDrawdown }) => Number(maxDrawdown.toFixed(12)))).toEqual([
      ...[Number.NaN, 0.2, 0.2, 0.2, 0.2, 0.5],
    ]);
    expect(told[0]!.totalReturn).toBeNaN();
  });

  it('a bootstrap covers the middle of what was drawn, without what is none', () => {
    let drawn = 0;
    const statistic = () => (drawn++ % 2 === 0 ? (drawn - 1) / 2 : Number.NaN); // 0, NaN, 1, NaN, …
    const given = { random: () => 0, blockBars: 1 };
    const of = (options: object) => {
      drawn = 0;
      return blockBootstrap([1], statistic, { ...given, ...options }).map((x) =>
        Number(x.toFixed(9)),
      );
    };
    // 0 … 100: what a tenth leaves out is five at either end.
    expect(of({ samples: 201, level: 0.9 })).toEqual([5, 95]);
    expect(of({ samples: 201, level: 1 })).toEqual([0, 100]);
    // Of 1,000 samples, 0 … 499, the middle 95 %: 499 / 40 from either end.
    expect(of({})).toEqual([12.475, 486.525]);
  });

  it('the same month a year later is another, and counts from the value before it', () => {
    const times = ['2023-03-31', '2024-03-15', '2024-03-29'].map((day) => Date.parse(day));
    const [, later] = monthlyReturns(times, [100, 150, 200]);
    expect([later!.months[2], later!.total]).toEqual([1, 1]);
  });

  it('a Sharpe ratio that is the benchmark is above it half of the time', () => {
    const normal = { sharpe: 0.3, count: 10, skewness: 0, excessKurtosis: 0 };
    expect(probabilisticSharpe(normal, 0.3)).toBe(0.5);
    expect(probabilisticSharpe({ ...normal, count: 2 }, 0)).toBeGreaterThan(0.5);
    // 1 − 9 · .5 + (2 / 4) · .25 is below 0: no variance.
    expect(probabilisticSharpe({ ...normal, sharpe: 0.5, skewness: 9 })).toBeNaN();
    expect(() => probabilisticSharpe({ ...normal, count: 1 })).toThrow('count must be');
    expect(expectedMaximumSharpe(1, 4)).toBe(0);
    expect(() => expectedMaximumSharpe(0, 4)).toThrow('trials must be');
    expect(() => expectedMaximumSharpe(2, -1)).toThrow('variance must be');
    expect(() => deflatedSharpe(normal, null as never)).toThrow('luck');
  });

  it('the best of equals is the first, and what luck makes of them is told', () => {
    // Ratios of a period: 1 / √2 and −1 / √2 of the mirror; variance 1 of the two.
    const up = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.02 : 0));
    const down = up.map((r) => -r);
    const { best, trials, sharpes, expectedBest } = selectionEvidence([down, up, up], {
      blocks: 2,
    });
    expect([best, trials]).toEqual([1, 3]);
    // Mean .01, squares about it .0001 · 40 over 39.
    const ratio = Math.sqrt(39 / 40);
    expect([...sharpes]).toEqual([-ratio, ratio, ratio].map((x) => expect.closeTo(x, 12)));
    // Mean of the three ⅓: (16 / 9 + 4 / 9 + 4 / 9) / 2 = 4 / 3 of the square.
    const expected = expectedMaximumSharpe(3, (4 / 3) * (39 / 40));
    expect(expectedBest).toBeCloseTo(expected, 12);
  });
});

describe('folds that are handed in', () => {
  const trials = [
    [1, 2, 3, 0, 5, 7],
    [0, 0, 1, 9, 1, 1],
  ];
  const walked = (train: object[], test: object) => walkForward(trials, [{ train, test }] as never);

  it('lie within the trials', () => {
    const { chosen, returns } = walked([{ from: 0, to: 3 }], { from: 4, to: 6 });
    expect([chosen, [...returns]]).toEqual([[0], [5, 7]]);
    expect(walked([], { from: 6, to: 6 }).returns).toHaveLength(0);
    const whole = { from: 0, to: 6 };
    for (const [stretch, path] of [
      [{ from: -1, to: 3 }, 'from'],
      [{ from: 3, to: 2 }, 'to'],
      [{ from: 0, to: 7 }, 'to'],
      [{ from: 0.5, to: 2 }, 'from'],
    ] as const) {
      expect(() => walked([whole, stretch], whole)).toThrow(`folds[0].train[1].${path} must be`);
      expect(() => walked([whole], stretch)).toThrow(`folds[0].test.${path} must be`);
    }
  });
});

describe('what becomes of a trade for which nobody spoke', () => {
  it('goes to one record, before and after a snapshot', () => {
    const [one, other] = [new StrategyTracker(), new StrategyTracker()];
    one.credit({ symbol: 'X', profit: -7 });
    other.restore(one.snapshot());
    other.credit({ symbol: 'X', profit: 3 });
    expect(other.records.map(({ strategy, profit }) => [strategy, profit])).toEqual([['', -4]]);
  });
});
