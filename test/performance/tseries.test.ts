import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  drawdowns,
  maxDrawdown,
  RunningPerformance,
  sharpeRatio,
  simpleReturns,
} from '../../src/performance/index.js';

interface Curve {
  readonly equity: number[];
  readonly maxDrawdown: number;
  readonly from: number;
  readonly trough: number;
  readonly sharpe: number;
  readonly sharpeOverRiskFree: number;
}

const fixture = JSON.parse(readFileSync('test/data/performance-tseries.json', 'utf8'));
const { periodsPerYear, riskFree, curves } = fixture as {
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly curves: Readonly<Record<string, Curve>>;
};

const close = (actual: number, expected: number): void =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);

// By R's tseries, see test/data/make/performance-tseries.R.
describe.each(Object.entries(curves))('tseries: %s', (_, curve) => {
  const { equity } = curve;
  const running = new RunningPerformance({ periodsPerYear });
  for (const value of equity) running.update(value);

  it('the deepest drawdown, its high and its low', () => {
    close(maxDrawdown(equity), curve.maxDrawdown);
    close(running.value.maxDrawdown, curve.maxDrawdown);
    const deepest = drawdowns(equity).reduce((a, b) => (b.ratio > a.ratio ? b : a));
    expect([deepest.from, deepest.trough]).toEqual([curve.from, curve.trough]);
  });

  it('the Sharpe ratio, with and without a return free of risk', () => {
    const returns = simpleReturns(equity);
    close(sharpeRatio(returns, { periodsPerYear }), curve.sharpe);
    close(running.value.sharpe, curve.sharpe);
    close(sharpeRatio(returns, { periodsPerYear, riskFree }), curve.sharpeOverRiskFree);
  });
});
