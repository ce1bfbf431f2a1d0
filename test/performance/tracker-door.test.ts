import { expect, it } from 'vitest';
import { readResult, readTrade } from '../../src/performance/tracking/read-result.js';
import { StrategyTracker } from '../../src/performance/tracking/strategy-tracker.js';

it('results are read without what is none of theirs, trades by symbol and profit', () => {
  const bar = { timeframe: '1m', bar: { close: 1, end: 2, more: 3 }, more: 4 };
  const reasons = [
    { code: 'signal', of: 'a', value: 0 },
    { code: 'signal', of: 'a', value: -1 },
    { code: 'other', of: 'a', value: 1 },
  ];
  const decision = { symbol: 'X', action: 'open', quantity: 2, reasons };
  const read = readResult({
    ...{ symbol: 'X', closed: [bar], signals: [], decisions: [decision] },
    events: [
      { type: 'revision', ...bar },
      { type: 'gap', ...bar },
    ] as never,
  });
  const plain = { timeframe: '1m', bar: { close: 1, end: 2 } };
  expect(read).toEqual({
    ...{ symbol: 'X', closed: [plain], revised: [plain], signals: [] },
    decisions: [{ symbol: 'X', action: 'open', quantity: 2, shares: [{ of: 'a', value: 0 }] }],
  });
  expect(readResult({ symbol: 'X', closed: [], signals: [], decisions: [] } as never)).toBe(
    undefined,
  );
  expect(readTrade({ symbol: 'X', profit: 2, bars: 9 })).toEqual({ symbol: 'X', profit: 2 });
  expect(readTrade({ symbol: 'X', profit: '2' })).toBeUndefined();
});

it('a tracker has its half-life in its id, which has a bound', () => {
  expect([new StrategyTracker().id, new StrategyTracker({ halfLifeOutcomes: 1 }).id]).toEqual([
    ...['strategyTracker(100)', 'strategyTracker(1)'],
  ]);
  expect(() => new StrategyTracker({ halfLifeOutcomes: 1e6 + 1 })).toThrow('halfLifeOutcomes must');
});
