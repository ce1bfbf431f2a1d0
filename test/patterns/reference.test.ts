import { expect, test } from 'vitest';
import { CandlestickPatterns } from '../../src/patterns/index.js';
import { cases } from '../cases.js';
import { candlestickPatterns } from '../reference/candlesticks.js';
import { candleMarket } from './market.js';

const LENGTH = cases(100_000);

test.each([
  ['doubles', 0, 31],
  ['quarters', 0.25, 32],
] as const)(`%s: equal to the slow reference on ${LENGTH} bars`, (_title, tick, seed) => {
  const bars = candleMarket(LENGTH, tick, seed);
  const patterns = new CandlestickPatterns();
  const said = patterns.process(bars) as Record<string, Float64Array>;
  const { open, high, low, close } = bars;
  const prices = { open: [...open], high: [...high], low: [...low], close: [...close] };
  const expected = candlestickPatterns(prices, { ...patterns.parameters });
  expect(Object.keys(expected).sort()).toEqual(Object.keys(said).sort());
  for (const [name, values] of Object.entries(expected)) {
    const wrong = values.findIndex((value, i) => !Object.is(value, said[name]![i]! + 0));
    expect(wrong === -1 ? '' : `${name} at ${wrong}: ${values[wrong]}`).toBe('');
  }
});
