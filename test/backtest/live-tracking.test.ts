import { expect, it } from 'vitest';
import { backtestSteps } from '../../src/backtest/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { StrategyTracker } from '../../src/performance/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { PaperBroker } from '../../src/simulation/index.js';
import { syntheticMarket } from '../../src/testing/index.js';

it.each([
  ['a backtest', {}],
  ['one with a portfolio step', { portfolio: { maxExposureRatio: 1 } }],
])('a tracker beside %s knows what each strategy earned, and teaches a correlator', (_, also) => {
  const bars = [];
  for (const bar of syntheticMarket({ seed: 3, moveRatio: 0.004 })) {
    bars.push({ ...bar, symbol: 'A' });
    if (bars.length === 900) break;
  }
  const pipeline = new Pipeline({
    base: '1m',
    timeframes: ['1m', '5m'],
    risk: { minConfidence: 0, minCoverage: 0 },
    ...also,
  });
  const broker = new PaperBroker({ account: { cash: 10_000 } });
  const tracker = new StrategyTracker();
  const correlator = new SignalCorrelator({
    timeframes: ['1m', '5m'],
    strategies: ['macdRsi', 'maCrossover'],
  });
  let earned = 0;
  let observed = 0;
  for (const { trades, found, decisions } of backtestSteps({ pipeline, broker, bars })) {
    for (const trade of trades) {
      tracker.credit(trade);
      earned += trade.profit;
    }
    for (const { symbol, closed, events, signals } of found) {
      for (const outcome of tracker.update({ symbol, closed, events, signals, decisions })) {
        expect(correlator.observe(outcome)).toBe(true);
        observed += outcome.signals.length;
      }
    }
  }
  const { records } = tracker;
  expect(observed).toBeGreaterThan(50);
  expect(records.reduce((sum, { outcomes }) => sum + outcomes, 0)).toBe(observed);
  expect(records.reduce((sum, { profit }) => sum + profit, 0)).toBeCloseTo(earned, 6);
  expect(records.every(({ strategy }) => strategy !== '')).toBe(true);
  const taught = Object.values(correlator.learned).reduce((sum, { outcomes }) => sum + outcomes, 0);
  expect(taught).toBe(observed);
});
