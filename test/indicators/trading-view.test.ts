import { expect, it } from 'vitest';
import { Ema } from '../../src/indicators/moving-averages/ema.js';

// What a TradingView chart shows from its first bar on.

const closes = Array.from({ length: 12 }, (_, i) => 100 + (i % 7) / 3);

it('ta.ema(close, 3) is seeded with the mean of the first three closes', () => {
  const ema = new Ema(3);
  const values = closes.map((close) => ema.update(close));
  expect(values.slice(0, 2)).toEqual([Number.NaN, Number.NaN]);
  expect(values.slice(10)).toEqual([100.8125, 101.07291666666666]);
});

it('the other seed is no TradingView’s', () => {
  const ema = new Ema({ period: 3, seed: 'first' });
  expect(closes.map((close) => ema.update(close)).at(10)).not.toBe(100.8125);
});
