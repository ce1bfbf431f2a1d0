import { describe, expect, it } from 'vitest';
import {
  Alma,
  Apo,
  ConnorsRsi,
  catalog,
  classOf,
  HistoricalVolatility,
  Hma,
  Kama,
  McGinley,
  Stc,
  T3,
  UlcerIndex,
} from '../../src/indicators/index.js';
import type { AnyOperator } from '../../src/testing/subject.js';

describe('a flat market', () => {
  const price = 49.37;
  const nothing = Number.NaN;
  /** What each kind says of a price that never moves: exactly, whatever the period. */
  const said: readonly (readonly [string, unknown])[] = [
    ...['sma', 'ema', 'rma', 'dema', 'tema', 't3', 'kama', 'zlema', 'mcGinley'].map(
      (kind) => [kind, price] as const,
    ),
    ...['roc', 'momentum', 'apo', 'dpo', 'coppock', 'percentRank'].map(
      (kind) => [kind, 0] as const,
    ),
    ...['rsi', 'cmo', 'connorsRsi', 'stc', 'zScore'].map((kind) => [kind, nothing] as const),
    ['ulcerIndex', 0],
    ['historicalVolatility', 0],
    ['trix', { trix: 0, signal: 0 }],
    ['tsi', { tsi: nothing, signal: nothing }],
    ['ppo', { ppo: 0, signal: 0, histogram: 0 }],
    ['kst', { kst: 0, signal: 0 }],
    ['stochRsi', { k: nothing, d: nothing }],
    ['linReg', { value: price, intercept: price, slope: 0, r2: nothing }],
  ];

  it.each(said)('%s', (kind, expected) => {
    expect(Object.keys(catalog)).toContain(kind);
    const operator = new (classOf(kind))() as unknown as AnyOperator;
    let value: unknown;
    for (let i = 0; i < 500; i++) value = operator.update(price);
    expect(value).toEqual(expected);
  });
});

describe('moving averages', () => {
  it('Hull is on a straight line, whatever its period', () => {
    for (const period of [2, 3, 4, 9, 15, 16]) {
      const hma = new Hma(period);
      let value = Number.NaN;
      for (let i = 1; i <= 60; i++) value = hma.update(6 * i);
      expect(value).toBeCloseTo(360 - 6 * hullLag(period), 9);
    }
  });

  it('Kaufman follows a trend with the gain of its fast EMA, squared, and a zigzag hardly', () => {
    const trend = new Kama({ period: 2, fastPeriod: 2, slowPeriod: 30 });
    for (const x of [10, 11, 12]) trend.update(x);
    expect(trend.value).toBeCloseTo(11 + (4 / 9) * (12 - 11), 12);
    const zigzag = new Kama({ period: 2, fastPeriod: 2, slowPeriod: 30 });
    for (const x of [10, 11, 10]) zigzag.update(x);
    expect(zigzag.value).toBeCloseTo(11 + (2 / 31) * (2 / 31) * (10 - 11), 12);
  });

  it('McGinley meets a crash at the price and never below it', () => {
    const line = new McGinley(14);
    for (let i = 0; i < 14; i++) line.update(100);
    expect(line.update(1)).toBe(1);
    expect(line.update(100)).toBeGreaterThan(1);
  });

  it('T3 of volume factor 0 is an EMA of an EMA of an EMA', () => {
    const t3 = new T3({ period: 3, volumeFactor: 0, seed: 'first' });
    const means: number[] = [];
    for (let i = 0; i < 40; i++) {
      const price = Math.sin(i) + 3;
      let x = price;
      for (let k = 0; k < 3; k++) {
        const mean = means[k] ?? x;
        means[k] = mean + 0.5 * (x - mean);
        x = means[k]!;
      }
      const value = t3.update(price);
      if (i >= t3.warmUp - 1) expect(value).toBeCloseTo(x, 12);
    }
  });

  it('ALMA’s weights add up to 1, even when the bell is a needle', () => {
    const alma = new Alma({ period: 9, offset: 0.4, sigma: 100 });
    let value = Number.NaN;
    for (let i = 0; i < 20; i++) value = alma.update(7);
    expect(value).toBeCloseTo(7, 12);
  });
});

describe('inputs that are not positive', () => {
  it('are passed over where a logarithm or a share is taken', () => {
    const clean = new UlcerIndex(3);
    const dirty = new UlcerIndex(3);
    for (const x of [10, 12, 9, 11, 8, 12]) {
      expect(dirty.update(0)).toBeNaN();
      expect(dirty.update(-x)).toBeNaN();
      expect(dirty.update(x)).toBe(clean.update(x));
    }
  });

  it('leave no return on either side', () => {
    const volatility = new HistoricalVolatility({ period: 2, barsPerYear: 1 });
    const said = [100, 110, 0, 110, 100, 110].map((x) => volatility.update(x));
    expect(said.map(Number.isNaN)).toEqual([true, true, true, true, false, false]);
  });
});

describe('oscillators', () => {
  it('Connors’ streak is signed, and 0 in an unchanged bar', () => {
    const connors = new ConnorsRsi({ rsiPeriod: 1, streakPeriod: 1, rankPeriod: 1 });
    const said = [10, 11, 12, 12, 11].map((x) => connors.update(x));
    expect(said.slice(3)).toEqual([Number.NaN, 0]); // flat price: its RSI of one change is 0/0
  });

  it('Schaff keeps its place where the range is empty', () => {
    const stc = new Stc({ cyclePeriod: 2, fastPeriod: 1, slowPeriod: 2, factor: 1 });
    for (const x of [10, 12, 15, 16, 20, 25]) stc.update(x);
    const before = stc.value;
    for (let i = 0; i < 200; i++) stc.update(25);
    expect(stc.value).toBe(0); // the MACD has sunk to nothing, and there the last place stands
    expect(before).toBeGreaterThan(0);
  });

  it('want the fast period below the slow one', () => {
    expect(() => new Apo({ fastPeriod: 26, slowPeriod: 12 })).toThrow(/fastPeriod/);
  });
});

/** How far Hull's average is behind a line of slope 1: none but what rounding its lengths leaves. */
function hullLag(period: number): number {
  const lagOf = (n: number): number => (n - 1) / 3;
  const smooth = Math.floor(Math.sqrt(period));
  return 2 * lagOf(Math.floor(period / 2)) - lagOf(period) + lagOf(smooth);
}
