import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { syntheticMarket } from '../../src/testing/index.js';

const marketOf = (count: number, options: object = {}): Bar[] => {
  const market = syntheticMarket({ seed: 3, ...options });
  return Array.from({ length: count }, () => market.next().value);
};

describe('a market that is made up', () => {
  const moves = (list: readonly Bar[]) =>
    list.slice(1).map(({ close }, i) => Math.log(close / list[i]!.close));
  const deviation = (list: readonly number[]) =>
    Math.sqrt(list.reduce((sum, x) => sum + x * x, 0) / list.length);

  it('is whole: extremes are extremes, prices on their tick, bars one after the other', () => {
    const coarse = marketOf(500, { tick: 0.25, price: 80 });
    coarse.forEach(({ time, open, high, low, close, volume }, i) => {
      expect(time).toBe(1_704_153_600_000 + i * 60_000);
      expect(high >= Math.max(open, close) && low <= Math.min(open, close)).toBe(true);
      for (const price of [open, high, low, close]) expect(price % 0.25).toBe(0);
      expect(Number.isInteger(volume) && volume > 0).toBe(true);
    });
    expect(Math.abs(coarse[0]!.open - 80)).toBeLessThan(1);
    expect(marketOf(50, { seed: 4 })).not.toEqual(marketOf(50));
    expect(marketOf(50)).toEqual(marketOf(50));
  });

  it('moves as far as it is told, with fat tails that come in clusters', () => {
    const calm = moves(marketOf(8000, { moveRatio: 0.001, tick: 1e-6 }));
    const lively = moves(marketOf(8000, { moveRatio: 0.004, tick: 1e-6 }));
    expect(deviation(calm) / 0.001).toBeGreaterThan(0.6);
    expect(deviation(calm) / 0.001).toBeLessThan(1.6);
    expect(deviation(lively) / deviation(calm)).toBeCloseTo(4, 0);
    const squares = calm.map((x) => x * x);
    const mean = squares.reduce((sum, x) => sum + x, 0) / squares.length;
    const fourth = squares.reduce((sum, x) => sum + x * x, 0) / squares.length;
    expect(fourth / (mean * mean)).toBeGreaterThan(4);
    const next = squares.slice(1).reduce((sum, x, i) => sum + (x - mean) * (squares[i]! - mean), 0);
    expect(next / squares.length / (fourth - mean * mean)).toBeGreaterThan(0.02);
  });

  it('is busy at both ends of a session', () => {
    const day = marketOf(390 * 20, {
      calendar: 'us-equities',
      from: Date.UTC(2024, 1, 5),
      tick: 1e-6,
    });
    const opens = day.flatMap(({ time }, i) => {
      return i === 0 || time - day[i - 1]!.time > 3_600_000 ? [i] : [];
    });
    const volumeFrom = (offset: number) =>
      opens
        .slice(0, -1)
        .flatMap((i) => day.slice(i + offset, i + offset + 20))
        .reduce((sum, { volume }) => sum + volume, 0);
    const [first, middle, last] = [0, 185, 370].map(volumeFrom);
    expect(first! / middle!).toBeGreaterThan(1.8); // 2 to 0.7 at the very ends
    expect(last! / middle!).toBeGreaterThan(1.8);
  });
});
