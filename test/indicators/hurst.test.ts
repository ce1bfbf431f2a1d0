import { expect, it } from 'vitest';
import { Hurst } from '../../src/indicators/index.js';
import { Random } from '../contract/series.js';

/** The last value over a path of `length` whose moves are `share` of the one before and a new one. */
function last(seed: number, share: number, length = 150): number {
  const random = new Random(seed);
  const hurst = new Hurst();
  let price = 100;
  let move = 0;
  for (let i = 0; i < length; i++) {
    move = share * move + 0.01 * (random.unit() + random.unit() + random.unit() - 1.5);
    price *= 1 + move;
    hurst.update(price);
  }
  return hurst.value;
}

const over = (share: number): number[] =>
  Array.from({ length: 100 }, (_, seed) => last(seed + 1, share));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, v) => sum + v, 0) / values.length;

it('a random walk has a half, moves that go on have more, moves that turn back less', () => {
  const walks = over(0);
  const middle = mean(walks);
  expect(middle).toBeGreaterThan(0.45);
  expect(middle).toBeLessThan(0.53);
  expect(Math.sqrt(mean(walks.map((h) => (h - middle) ** 2)))).toBeLessThan(0.1);
  expect(mean(over(0.6))).toBeGreaterThan(0.62);
  expect(mean(over(-0.6))).toBeLessThan(0.4);
});

it('prices that only grow have 1; prices that come back every second time none', () => {
  const growing = new Hurst({ period: 5, lags: 4 });
  const returning = new Hurst({ period: 5, lags: 4 });
  for (let i = 0; i < 30; i++) {
    growing.update(2 ** (i / 8));
    expect(returning.update(100 + (i % 2))).toBeNaN();
  }
  expect(growing.value).toBeCloseTo(1, 12);
});
